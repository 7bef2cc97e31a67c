// Other programs: the compiler, and addr2line for the lines in reports.
#include "../Device/image.h"
#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace ottt {

bool run_program(const std::vector<std::string> &arguments, std::string &output)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC)) return false;
    std::vector<char *> argv;
    for (const std::string &a : arguments) argv.push_back(const_cast<char *>(a.c_str()));
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 2);
    pid_t child = 0;
    const int failure = posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (failure) output = arguments[0] + " cannot be started";
    char text[1024]; // small: this also runs on the stack of a fiber
    for (ssize_t n; !failure && (n = read(ends[0], text, sizeof text)) != 0;)
        if (n > 0) output.append(text, size_t(n));
        else if (errno != EINTR) break;
    close(ends[0]);
    int status = -1;
    while (!failure && waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    return !failure && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

int memory_file(const std::string &bytes)
{
    const int file = memfd_create("ottt-kernels", MFD_CLOEXEC);
    size_t done = 0;
    while (file >= 0 && done < bytes.size())
    {
        const ssize_t n = write(file, bytes.data() + done, bytes.size() - done);
        if (n <= 0) return close(file), -1;
        done += size_t(n);
    }
    return file;
}

std::string source_line(const Image &image, const void *pc)
{
    const int file = memory_file(image.bytes);
    if (file < 0) return "";
    char address[32];
    snprintf(address, sizeof address, "0x%lx", static_cast<unsigned long>(uintptr_t(pc) - 1 - image.begin));
    std::string line;
    const bool found = run_program({"addr2line", "-s", "-e", "/proc/" + std::to_string(getpid()) + "/fd/" + std::to_string(file), address}, line);
    close(file);
    return found ? line.substr(0, line.find_first_of("\n (")) : "";
}

} // namespace ottt
