// Finds the kernels of a text by their words. A line for each of them tells the compiler to describe its signature.
#include "compiler.h"
#include <cctype>
#include <cstdlib>

namespace ottt {

// The text with comments and strings blanked out, line by line as before.
static std::string without_comments(std::string s)
{
    const auto blank = [&](size_t from, size_t to) {
        for (size_t k = from; k < to && k < s.size(); k++)
            if (s[k] != '\n') s[k] = ' ';
    };
    for (size_t i = 0; i + 1 < s.size(); i++)
    {
        size_t end = std::string::npos;
        if (s[i] == '/' && s[i + 1] == '/') end = s.find('\n', i), blank(i, end);
        else if (s[i] == '/' && s[i + 1] == '*')
        {
            end = s.find("*/", i + 2);
            blank(i, end == std::string::npos ? end : end + 2);
        }
        else if (s[i] == '"')
        {
            for (end = i + 1; end < s.size() && s[end] != '"';) end += s[end] == '\\' ? 2 : 1;
            blank(i + 1, end);
            i = end;
        }
    }
    return s;
}

std::string kernel_table(const std::string &source)
{
    const std::string s = without_comments(source);
    const auto is_name = [&](size_t i) { return i < s.size() && (isalnum(static_cast<unsigned char>(s[i])) || s[i] == '_'); };
    std::string table;
    for (size_t at = 0; (at = s.find("__global__", at)) != std::string::npos; at++)
    {
        const size_t type = s.find("void", at), body = s.find('{', at);
        if (type == std::string::npos || body == std::string::npos) break;
        size_t i = type + 4, bounds = s.find("__launch_bounds__", at);
        int threads = 0;
        if (bounds < body)
        {
            threads = atoi(s.c_str() + s.find('(', bounds) + 1);
            if (bounds > type) i = s.find(')', bounds) + 1;
        }
        while (i < s.size() && isspace(static_cast<unsigned char>(s[i]))) i++;
        size_t end = i;
        while (is_name(end)) end++;
        if (end == i || s.find(';', end) < s.find('{', end)) continue; // declared, not defined
        table += "OTTT_HOST_KERNEL(" + s.substr(i, end - i) + ", " + std::to_string(threads) + ")\n";
    }
    return table;
}

} // namespace ottt
