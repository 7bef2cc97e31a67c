// Small files, and the shim that the library carries in itself.
#pragma once
#include "../Device/image.h"
#include <cstdio>
#include <cstdlib>
#include <sys/stat.h>
#include <unistd.h>

namespace ottt {

inline std::string temporary_folder()
{
    const char *folder = getenv("TMPDIR");
    return folder && *folder ? folder : "/tmp";
}

inline bool write_file(const std::string &path, const std::string &text)
{
    FILE *f = fopen(path.c_str(), "wbe");
    if (!f) return false;
    const bool ok = fwrite(text.data(), 1, text.size(), f) == text.size();
    return fclose(f) == 0 && ok;
}

inline std::string read_file(const std::string &path)
{
    std::string text;
    FILE *f = fopen(path.c_str(), "rbe");
    if (!f) return text;
    char part[16384];
    for (size_t n; (n = fread(part, 1, sizeof part, f)) > 0;) text.append(part, n);
    fclose(f);
    return text;
}

#define OTTT_EMBED(symbol, file)                                                                                               \
    asm(".pushsection .rodata\n.global ottt_text_" #symbol "\n.hidden ottt_text_" #symbol "\nottt_text_" #symbol ":\n"         \
        ".incbin \"" file "\"\n.byte 0\n.popsection\n");                                                                       \
    extern "C" __attribute__((visibility("hidden"))) const char ottt_text_##symbol[];
OTTT_EMBED(contract, "Kernel/ottt_host_contract.h")
OTTT_EMBED(shim, "Kernel/ottt_host_shim.h")
OTTT_EMBED(language, "Kernel/ottt_host_language.h")
OTTT_EMBED(collectives, "Kernel/ottt_host_collectives.h")
OTTT_EMBED(atomics, "Kernel/ottt_host_atomics.h")
OTTT_EMBED(math, "Kernel/ottt_host_math.h")
OTTT_EMBED(device, "Kernel/ottt_host_device.h")
OTTT_EMBED(hooks, "Kernel/ottt_host_hooks.h")

// The library finds its shim in itself, so that one file is all that a test needs.
inline const std::vector<std::pair<std::string, std::string>> &shim_files()
{
    static const auto &files = *new std::vector<std::pair<std::string, std::string>>{
        {"ottt_host_contract.h", ottt_text_contract}, {"ottt_host_shim.h", ottt_text_shim},
        {"ottt_host_language.h", ottt_text_language}, {"ottt_host_collectives.h", ottt_text_collectives},
        {"ottt_host_atomics.h", ottt_text_atomics}, {"ottt_host_math.h", ottt_text_math},
        {"ottt_host_device.h", ottt_text_device}, {"ottt_host_hooks.h", ottt_text_hooks}};
    return files;
}

} // namespace ottt
