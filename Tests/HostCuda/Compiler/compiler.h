// The host compiler in the place of NVRTC.
#pragma once
#include <string>
#include <utility>
#include <vector>

namespace ottt {

struct Program
{
    std::string source, name, log, image;
    std::vector<std::pair<std::string, std::string>> headers; // name and text
};

const char *environment(const char *name, const char *otherwise);

// A line OTTT_HOST_KERNEL(name, threads) for each kernel that the text defines.
std::string kernel_table(const std::string &source);

// The text that the compiler gets, or that the name of a cached image is a hash of.
struct Compilation
{
    std::vector<std::string> arguments; // of the compiler, without files
    std::string source;
    std::vector<std::pair<std::string, std::string>> headers;
};

// Compiles, unless the image of the same text, options, shim and compiler is in the cache. False: the log says why not.
bool compile(const Compilation &what, std::string &image, std::string &log);

} // namespace ottt
