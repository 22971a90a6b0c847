#include "documents/child_process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/fault.h"
#include "documents/refusal.h"

namespace documents {

namespace {

class Descriptor {
public:
    explicit Descriptor(int fd = -1) : fd_{fd} {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return fd_; }
    void close() {
        if (fd_ >= 0) ::close(fd_);
        fd_ = -1;
    }
    int release() { return std::exchange(fd_, -1); }

private:
    int fd_;
};

struct SpawnSettings {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    SpawnSettings() {
        posix_spawn_file_actions_init(&files);
        posix_spawnattr_init(&attributes);
    }
    ~SpawnSettings() {
        posix_spawn_file_actions_destroy(&files);
        posix_spawnattr_destroy(&attributes);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;
};

/// Nothing of ours but the file and the pipe: no other descriptor, no environment, no signal settings, no terminal's Ctrl-C.
void isolate(SpawnSettings& settings, int file, int answer) {
    posix_spawn_file_actions_adddup2(&settings.files, file, 0);
    posix_spawn_file_actions_adddup2(&settings.files, answer, 1);
    posix_spawn_file_actions_addopen(&settings.files, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&settings.files, 3);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&settings.attributes, &none);
    posix_spawnattr_setsigdefault(&settings.attributes, &all);
    posix_spawnattr_setpgroup(&settings.attributes, 0);
    posix_spawnattr_setflags(&settings.attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
}

pid_t start(const std::string& program, const std::vector<std::string>& arguments, int file, int answer) {
    SpawnSettings settings;
    isolate(settings, file, answer);
    std::vector<char*> argv{const_cast<char*>("cairn")};
    for (const auto& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    // One thread, C's own words, no time zone file; a HOME so that no library goes looking for one.
    const char* environment[] = {"LANG=C.UTF-8", "OMP_THREAD_LIMIT=1", "TZ=UTC0", "HOME=/nonexistent", "PATH=/nonexistent", nullptr};
    pid_t pid = -1;
    const int error = posix_spawn(&pid, program.c_str(), &settings.files, &settings.attributes, argv.data(),
                                  const_cast<char**>(environment));
    if (error != 0)
        throw base::Fault{std::string{"The helper that reads files could not be started: "} + std::strerror(error), program,
                          "Check that the program's own file is still there and that the machine has memory left"};
    return pid;
}

}  // namespace

ChildProcess::ChildProcess(const std::string& program, const std::vector<std::string>& arguments, int file) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        throw base::Fault{std::string{"No pipe to the helper could be made: "} + std::strerror(errno), "", "Close some programs and try again"};
    Descriptor from_child{ends[0]}, to_us{ends[1]};
    // A descriptor that is already 0 or 1 would be overwritten before it is used; ours never are.
    const Descriptor input{::fcntl(file, F_DUPFD_CLOEXEC, 10)};
    if (input.get() < 0) throw base::Fault{std::string{"The file is not open: "} + std::strerror(errno), "", ""};
    pid_ = start(program, arguments, input.get(), to_us.get());
    pipe_ = from_child.release();
}

ChildProcess::~ChildProcess() {
    if (pid_ >= 0) finish(true);
    ::close(pipe_);
}

int ChildProcess::finish(bool at_once) {
    int status = 0;
    for (int waited = 0; !at_once && waited < 100; ++waited) {
        if (::waitpid(pid_, &status, WNOHANG) == pid_) {
            pid_ = -1;
            return status;
        }
        ::usleep(5'000);
    }
    ::kill(pid_, SIGKILL);
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return status;
}

Refusal refuse_death(int status) {
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) return refuse_too_slow();
    return refuse_crashed();
}

}  // namespace documents
