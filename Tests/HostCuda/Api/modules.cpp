#include "device.h"
#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <unistd.h>

using namespace ottt;

namespace {

int barrier(int kind, int predicate, int line) { return executor().barrier(kind, predicate, line); }
void warp(ottt_warp_op op, unsigned m, void *v, int b, int a, int w, int line) { executor().warp(op, m, v, b, a, w, line); }
void *dynamic_shared() { return reinterpret_cast<void *>(executor().check.shared[1].begin); }
void copy_async(void *to, const void *from, int bytes, int source_bytes, void *pc) { executor().self->copies.push_back({to, from, bytes, source_bytes, pc}); }
void copy_commit() { executor().self->groups.push_back(executor().self->copies.size()); }
void copy_wait(int pending) { executor().copy_wait(pending); }
void access_slowly(const void *p, int bytes, int flags, void *pc) { executor().access(p, bytes, flags, pc); }
void pause_thread(void *pc)
{
    executor().check.left = 0; // costs a whole turn: a loop of pauses must not run forever
    executor().end_of_turn(pc);
}
void trap(int code, const char *what, int line)
{
    executor().say(code, nullptr, "trap", "%s, line %d", what, line);
    executor().stop();
}

const ottt_host_services services = {
    barrier, warp, dynamic_shared, copy_async, copy_commit, copy_wait, trap, pause_thread, access_slowly,
    {checked_access<1, false>, checked_access<2, false>, checked_access<4, false>, checked_access<8, false>, checked_access<16, false>},
    {checked_access<1, true>, checked_access<2, true>, checked_access<4, true>, checked_access<8, true>, checked_access<16, true>}};

// The loader takes two files of one name for the same, and the numbers of files come back: so each gets a name of its own,
// with a number in binary ("/" or "/." a digit), which the kernel reads as the same path. The number is a serial one and an
// address in this copy of the library, since other copies count for themselves.
std::string unique_path(int file)
{
    static uint64_t serial;
    std::string path = "/proc/self/fd";
    for (uint64_t n = ++serial << 36 ^ reinterpret_cast<uintptr_t>(&serial) >> 12, i = 0; i < 64; i++, n >>= 1) path += n & 1 ? "/." : "/";
    return path + "/" + std::to_string(file);
}

bool load(Image &image)
{
    const int file = memory_file(image.bytes);
    if (file < 0) return false;
    image.handle = dlopen(unique_path(file).c_str(), RTLD_NOW | RTLD_LOCAL);
    close(file);
    if (!image.handle) return device().report += std::string(dlerror()) + "\n", false;
    const auto bind = reinterpret_cast<void (*)(const ottt_host_services *, ottt_image *)>(dlsym(image.handle, "ottt_bind"));
    struct link_map *map = nullptr;
    if (!bind || dlinfo(image.handle, RTLD_DI_LINKMAP, &map)) return false;
    bind(&services, &image.parts);
    image.begin = map->l_addr;
    Elf64_Ehdr header;
    memcpy(&header, image.bytes.data(), sizeof header);
    for (int i = 0; i < header.e_phnum; i++)
    {
        Elf64_Phdr part;
        memcpy(&part, image.bytes.data() + header.e_phoff + size_t(i) * sizeof part, sizeof part);
        if (part.p_type == PT_LOAD) image.end = std::max<uintptr_t>(image.end, image.begin + part.p_vaddr + part.p_memsz);
    }
    return true;
}

} // namespace

API cuModuleLoadData(void **out, const void *data)
{
    CONTEXT;
    NOT_WHILE_CAPTURING;
    if (!data) return InvalidValue;
    if (memcmp(data, ELFMAG, SELFMAG)) return InvalidPtx; // the text that a driver would compile
    Elf64_Ehdr header;
    memcpy(&header, data, sizeof header);
    if (header.e_machine != EM_X86_64 && header.e_machine != EM_AARCH64) return NoBinaryForGpu;
    auto m = std::make_unique<Module>();
    m->image.bytes.assign(static_cast<const char *>(data), header.e_shoff + size_t(header.e_shnum) * header.e_shentsize);
    if (!load(m->image)) return InvalidImage;
    return d.modules.insert(*out = m.release()), Success;
}
API cuModuleLoadDataEx(void **out, const void *data, unsigned, int *, void **) { return cuModuleLoadData(out, data); }
API cuModuleUnload(void *m)
{
    CONTEXT;
    NOT_WHILE_CAPTURING;
    if (!d.modules.count(m)) return InvalidHandle;
    DRAIN_ALL;
    d.modules.erase(m);
    Module *module = static_cast<Module *>(m);
    for (auto it = d.functions.begin(); it != d.functions.end();)
        if (it->first.first == module) d.function_handles.erase(it->second), delete it->second, it = d.functions.erase(it);
        else ++it;
    for (auto it = d.memory.foreign.begin(); it != d.memory.foreign.end();)
        if (it->first >= module->image.begin && it->first < module->image.end) it = d.memory.foreign.erase(it);
        else ++it;
    dlclose(module->image.handle);
    delete module;
    return Success;
}
API cuModuleGetFunction(void **out, void *m, const char *name)
{
    CONTEXT;
    if (!d.modules.count(m)) return InvalidHandle;
    Module *module = static_cast<Module *>(m);
    Function *&f = d.functions[{module, name}];
    if (!f)
    {
        const auto info = static_cast<const ottt_kernel_info *>(dlsym(module->image.handle, (std::string("ottt_kernel_") + name).c_str()));
        if (!info) return d.functions.erase({module, name}), NotFound;
        d.function_handles.insert(f = new Function{module, name, info});
    }
    return *out = f, Success;
}
// Finds variables of the image that are visible: `extern "C" __attribute__((visibility("default"))) __device__ ...`.
API cuModuleGetGlobal_v2(uint64_t *p, size_t *n, void *m, const char *name)
{
    CONTEXT;
    if (!d.modules.count(m)) return InvalidHandle;
    void *a = dlsym(static_cast<Module *>(m)->image.handle, name);
    Dl_info info;
    Elf64_Sym *symbol = nullptr;
    if (!a || !dladdr1(a, &info, reinterpret_cast<void **>(&symbol), RTLD_DL_SYMENT) || !symbol) return NotFound;
    Region r;
    r.begin = uintptr_t(a), r.end = r.begin + symbol->st_size, r.what = "a variable of the module";
    d.memory.foreign.emplace(r.begin, r);
    if (p) *p = r.begin;
    if (n) *n = symbol->st_size;
    return Success;
}
