// A shared object with kernels, as it is loaded.
#pragma once
#include "../Kernel/ottt_host_contract.h"
#include <cstdint>
#include <string>
#include <vector>

namespace ottt {

struct Image
{
    void *handle = nullptr;
    std::string bytes;
    ottt_image parts{};
    uintptr_t begin = 0, end = 0; // in memory
};

// A file in memory that holds `bytes`; the caller closes it. -1 where there is no memory.
int memory_file(const std::string &bytes);

// Runs a program without a shell. What it writes to the standard output and error goes to `output`; true where it returned 0.
bool run_program(const std::vector<std::string> &arguments, std::string &output);

// The file and line of an instruction of an image, such as "lif.cu:12"; empty where it is unknown.
std::string source_line(const Image &image, const void *pc);

} // namespace ottt
