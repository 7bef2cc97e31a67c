// Compiled images are kept in a folder, under a hash of everything that they depend on: tests of one text compile it once.
// The folder is OTTT_HOSTCUDA_CACHE, else one of the user in the temporary folder; "0" keeps nothing.
#include "compiler.h"
#include "process_files.h"
#include <regex>

namespace ottt {

static std::string hash_of(const Compilation &what)
{
    // Two FNV-1a of 64 bits with different beginnings.
    uint64_t a = 0xcbf29ce484222325ull, b = 0x9ae16a3b2f90404full;
    const auto add = [&](const std::string &s) {
        for (unsigned char c : s + '\0') a = (a ^ c) * 0x100000001b3ull, b = (b ^ c) * 0x100000001b3ull + 1;
    };
    for (auto &s : what.arguments) add(s);
    for (auto &h : what.headers) add(h.first), add(h.second);
    for (auto &s : shim_files()) add(s.second);
    add(what.source);
    add(__VERSION__);
    char text[40];
    snprintf(text, sizeof text, "%016llx%016llx", static_cast<unsigned long long>(a), static_cast<unsigned long long>(b));
    return text;
}

// Images are executed: a folder that somebody else could write to is not used.
static std::string cache_folder()
{
    const std::string chosen = environment("OTTT_HOSTCUDA_CACHE", "");
    if (chosen == "0") return "";
    const std::string folder = !chosen.empty() ? chosen : temporary_folder() + "/ottt-hostcuda-" + std::to_string(getuid());
    mkdir(folder.c_str(), 0700);
    struct stat status;
    const bool own = !lstat(folder.c_str(), &status) && S_ISDIR(status.st_mode) && status.st_uid == getuid() && !(status.st_mode & 022);
    return own || (!chosen.empty() && !access(folder.c_str(), W_OK)) ? folder : "";
}

// Messages as NVRTC writes them: "file(line): error: text" rather than "file:line:column: error: text".
static std::string as_nvrtc(const std::string &log, const std::string &folder)
{
    static const std::regex place("(^|\n)([^:\n]+):([0-9]+):[0-9]+: (fatal )?(error|warning|note): ");
    std::string text = log;
    for (size_t i; (i = text.find(folder + "/")) != std::string::npos;) text.erase(i, folder.size() + 1);
    return std::regex_replace(text, place, "$1$2($3): $5: ");
}

static bool run_compiler(const Compilation &what, std::string &image, std::string &log)
{
    std::string folder = temporary_folder() + "/ottt-kernel-XXXXXX";
    if (!mkdtemp(folder.data()))
    {
        log = "no folder can be made in " + temporary_folder() + "\n";
        return false;
    }
    std::vector<std::string> files;
    const auto save = [&](const std::string &name, const std::string &text) { files.push_back(folder + "/" + name), write_file(files.back(), text); };
    for (auto &h : what.headers) save(h.first, h.second);
    for (auto &s : shim_files()) save(s.first, s.second);
    save("kernels.cpp", what.source);
    const std::string object = folder + "/kernels.so";
    std::vector<std::string> arguments = what.arguments;
    for (auto a : {"-I", folder.c_str(), files.back().c_str(), "-o", object.c_str(), "-lm", "-lc"}) arguments.push_back(a);
    const bool ok = run_program(arguments, log);
    log = as_nvrtc(log, folder);
    if (ok) image = read_file(object);
    files.push_back(object);
    for (auto &f : files) unlink(f.c_str());
    rmdir(folder.c_str());
    return ok;
}

bool compile(const Compilation &what, std::string &image, std::string &log)
{
    const std::string folder = cache_folder(), path = folder + "/" + hash_of(what) + ".so";
    if (!folder.empty() && !(image = read_file(path)).empty()) return true;
    if (!run_compiler(what, image, log)) return false;
    if (folder.empty()) return true;
    // Written beside and renamed, so that no process reads half of it.
    const std::string beside = path + "." + std::to_string(getpid()) + "." + std::to_string(reinterpret_cast<uintptr_t>(&image));
    if (!write_file(beside, image) || rename(beside.c_str(), path.c_str())) unlink(beside.c_str());
    return true;
}

} // namespace ottt
