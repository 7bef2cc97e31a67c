// The functions of libnvrtc. A "cubin" is a shared object for this machine.
#include "../Api/device.h"
#include "compiler.h"
#include <cstring>
#include <sstream>

using namespace ottt;

namespace {

enum { NvrtcSuccess, NvrtcOutOfMemory, NvrtcCreationFailure, NvrtcInvalidInput, NvrtcInvalidProgram, NvrtcInvalidOption, NvrtcCompilation };

// Options that change nothing here, or that the host compiler always has. Others are refused, as NVRTC does.
bool is_accepted(const std::string &o)
{
    for (const char *prefix :
         {"--std=c++17", "-std=c++17", "--fmad=false", "-fmad=false", "-default-device", "--device-as-default-execution-space", "-lineinfo", "--generate-line-info",
          "--ptxas-options", "-Xptxas", "--maxrregcount=", "-maxrregcount=", "--restrict", "-restrict", "--extra-device-vectorization", "-w", "--disable-warnings",
          "--diag-suppress=", "-diag-suppress=", "--minimal", "--ftz=false", "--prec-div=true", "--prec-sqrt=true"})
        if (o.rfind(prefix, 0) == 0) return true;
    return false;
}

// Reads NVRTC's options as those of the host compiler; false at one that is unknown.
bool read_options(Program &p, int count, const char *const *options, std::vector<std::string> &arguments)
{
    for (int i = 0; i < count; i++)
    {
        const std::string o = options[i];
        const auto starts = [&](const char *s) { return o.rfind(s, 0) == 0; };
        const size_t number = o.find("=sm_") != std::string::npos ? o.find("=sm_") + 4 : o.find("=compute_") != std::string::npos ? o.find("=compute_") + 9 : 0;
        if ((starts("--gpu-architecture=") || starts("-arch=")) && number)
        {
            arguments.push_back("-D__CUDA_ARCH__=" + std::to_string(10 * atoi(o.c_str() + number)));
            if (o.substr(number) == "90a") arguments.push_back("-D__CUDA_ARCH_FEAT_SM90_ALL=1");
        }
        else if (starts("--define-macro=")) arguments.push_back("-D" + o.substr(15));
        else if (starts("-D") && o.size() > 2) arguments.push_back(o);
        else if (!is_accepted(o))
        {
            p.log = "nvrtc: error: invalid value for --option: " + o + "\n";
            return false;
        }
    }
    return true;
}

// The host compiler with what every kernel needs: no product fused with a sum unless the text says fmaf, which is one
// instruction where the machine has it.
std::vector<std::string> host_compiler(bool checked)
{
    std::vector<std::string> a = {environment("OTTT_HOSTCUDA_CXX", "g++"), "-std=c++17", "-O1", "-foptimize-sibling-calls", "-ffp-contract=off", "-shared", "-fPIC", "-nostdlib",
        "-fvisibility=hidden", "-fno-exceptions", "-fno-rtti", "-fno-gnu-unique", "-fno-math-errno", "-Wl,-Bsymbolic", "-Wno-unknown-pragmas", "-Wno-attributes", "-D__CUDACC_RTC__=1"};
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) a.insert(a.end(), {"-mavx2", "-mfma"});
#endif
    if (checked)
        a.insert(a.end(), {"-g1", "-DOTTT_HOST_CHECKED", "-fsanitize=thread", "-fsanitize=bounds", "-fsanitize=alignment", "-ftrivial-auto-var-init=pattern"});
    std::istringstream more(environment("OTTT_HOSTCUDA_CXXFLAGS", ""));
    for (std::string word; more >> word;) a.push_back(word);
    return a;
}

int copy_text(const std::string &s, size_t bytes, char *to) { return memcpy(to, s.c_str(), bytes), NvrtcSuccess; }

} // namespace

API nvrtcVersion(int *major, int *minor) { return *major = 12, *minor = 8, NvrtcSuccess; }
EXPORT const char *nvrtcGetErrorString(int e)
{
    static const char *const text[] = {"NVRTC_SUCCESS", "NVRTC_ERROR_OUT_OF_MEMORY", "NVRTC_ERROR_PROGRAM_CREATION_FAILURE", "NVRTC_ERROR_INVALID_INPUT",
                                       "NVRTC_ERROR_INVALID_PROGRAM", "NVRTC_ERROR_INVALID_OPTION", "NVRTC_ERROR_COMPILATION"};
    return e >= 0 && e < 7 ? text[e] : "NVRTC_ERROR unknown";
}
API nvrtcGetNumSupportedArchs(int *n) { return *n = 2, NvrtcSuccess; }
API nvrtcGetSupportedArchs(int *a) { return a[0] = 80, a[1] = 90, NvrtcSuccess; }
API nvrtcCreateProgram(Program **out, const char *source, const char *name, int headers, const char *const *texts, const char *const *names)
{
    if (!out || !source || headers < 0) return NvrtcInvalidInput;
    Program *p = new Program{source, name && *name ? name : "default_program", "", "", {}};
    for (int i = 0; i < headers; i++)
    {
        // Names become files in a folder: none may lead out of it.
        if (strchr(names[i], '/')) return delete p, NvrtcInvalidInput;
        p->headers.emplace_back(names[i], texts[i]);
    }
    return *out = p, NvrtcSuccess;
}
API nvrtcDestroyProgram(Program **p) { return delete *p, *p = nullptr, NvrtcSuccess; }
API nvrtcCompileProgram(Program *p, int count, const char *const *options)
{
    Compilation what{host_compiler(is_checked()), "", p->headers};
    if (!read_options(*p, count, options, what.arguments)) return NvrtcInvalidOption;
    what.source = "#include \"ottt_host_shim.h\"\n#line 1 \"" + p->name + "\"\n" + p->source + "\n#line 1 \"kernel table\"\n" + kernel_table(p->source);
    return compile(what, p->image, p->log) ? NvrtcSuccess : NvrtcCompilation;
}
API nvrtcGetProgramLogSize(Program *p, size_t *n) { return *n = p->log.size() + 1, NvrtcSuccess; }
API nvrtcGetProgramLog(Program *p, char *to) { return copy_text(p->log, p->log.size() + 1, to); }
API nvrtcGetCUBINSize(Program *p, size_t *n) { return *n = p->image.size(), NvrtcSuccess; }
API nvrtcGetCUBIN(Program *p, char *to) { return copy_text(p->image, p->image.size(), to); }
API nvrtcGetPTXSize(Program *p, size_t *n) { return *n = p->image.size(), NvrtcSuccess; }
API nvrtcGetPTX(Program *p, char *to) { return copy_text(p->image, p->image.size(), to); }
