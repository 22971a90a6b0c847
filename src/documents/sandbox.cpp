#include "documents/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <initializer_list>

#include "base/assert.h"

namespace documents {

namespace {

constexpr const char* readable[] = {
    "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/fontconfig", "/etc/fonts",          "/var/cache/fontconfig",
    "/usr/share/poppler", "/usr/share/tesseract-ocr", "/usr/share/tessdata", "/usr/local/share/tessdata",
};

void limit(int resource, rlim_t most) {
    const rlimit value{most, most};
    CAIRN_ASSERT(::setrlimit(static_cast<__rlimit_resource>(resource), &value) == 0);
}

#ifndef CAIRN_SANITIZED
/// Address space in use now, in bytes: /proc/self/statm's first number is in pages.
std::uint64_t mapped_bytes() {
    unsigned long long pages = 0;
    if (FILE* file = std::fopen("/proc/self/statm", "re")) {
        if (std::fscanf(file, "%llu", &pages) != 1) pages = 0;
        std::fclose(file);
    }
    return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}
#endif

void raise_limits(const Walls& walls) {
#ifndef CAIRN_SANITIZED  // The sanitizer maps terabytes for its shadow.
    limit(RLIMIT_AS, mapped_bytes() + walls.memory_bytes);
#endif
    limit(RLIMIT_CPU, walls.cpu_seconds);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, 64);
    limit(RLIMIT_NPROC, 0);
}

int landlock_version() {
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version > 0 ? static_cast<int>(version) : 0;
}

/// Everything that Landlock of this version can forbid on files; the headers of Debian 12 know version 2.
std::uint64_t forbidden_on_files(int version) {
    std::uint64_t all = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;  // Version 1: thirteen kinds of access.
    if (version >= 2) all |= 1ull << 13;                         // moving between folders
    if (version >= 3) all |= 1ull << 14;                         // truncating
    if (version >= 5) all |= 1ull << 15;                         // ioctl on devices
    return all;
}

struct Ruleset {
    std::uint64_t files;
    std::uint64_t network;  // Version 4: binding and connecting TCP.
    std::uint64_t scoped;   // Version 6: abstract sockets and signals to others.
};

void raise_landlock(int version) {
    const Ruleset rules{forbidden_on_files(version), version >= 4 ? 3u : 0u, version >= 6 ? 3u : 0u};
    const std::size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    const int ruleset = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &rules, size, 0));
    CAIRN_ASSERT(ruleset >= 0);
    for (const char* path : readable) {
        landlock_path_beneath_attr beneath{};
        beneath.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
        beneath.parent_fd = ::open(path, O_PATH | O_CLOEXEC | O_DIRECTORY);
        if (beneath.parent_fd < 0) continue;  // A folder that this system does not have.
        CAIRN_ASSERT(::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) == 0);
        ::close(beneath.parent_fd);
    }
    CAIRN_ASSERT(::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0);
    ::close(ruleset);
}

#ifndef CAIRN_SANITIZED
// What parsing, drawing and recognising need; found by running the samples under a filter that logs.
constexpr int allowed[] = {
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(lseek), SCMP_SYS(close),
    SCMP_SYS(fstat), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(statfs), SCMP_SYS(fstatfs),
    SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getdents64),
    SCMP_SYS(getcwd), SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(fadvise64), SCMP_SYS(futex),
    SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack), SCMP_SYS(restart_syscall), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getuid), SCMP_SYS(geteuid),
    SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(getrandom), SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(times), SCMP_SYS(getrusage), SCMP_SYS(sysinfo), SCMP_SYS(uname),
    SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(rseq), SCMP_SYS(set_robust_list), SCMP_SYS(membarrier),
};

// No parser ever has a reason for these: the process ends at once. All that is on neither list answers EPERM.
constexpr int deadly[] = {
    SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(socket), SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(sendto), SCMP_SYS(sendmsg),
    SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(bpf), SCMP_SYS(io_uring_setup), SCMP_SYS(mount),
    SCMP_SYS(unshare), SCMP_SYS(setns), SCMP_SYS(keyctl), SCMP_SYS(userfaultfd), SCMP_SYS(perf_event_open), SCMP_SYS(kill), SCMP_SYS(tkill),
    SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(rename), SCMP_SYS(renameat), SCMP_SYS(renameat2), SCMP_SYS(fork), SCMP_SYS(vfork),
};

void rule(scmp_filter_ctx filter, std::uint32_t action, int call) {
    CAIRN_ASSERT(::seccomp_rule_add(filter, action, call, 0) == 0);
}

/// Opening for reading only, and memory that is never executable: nothing on disk changes and no new code runs.
void add_conditional_rules(scmp_filter_ctx filter, MayOpen may_open) {
    const auto no_exec = [](unsigned argument) { return scmp_arg_cmp{argument, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0}; };
    CAIRN_ASSERT(::seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, no_exec(2)) == 0);
    CAIRN_ASSERT(::seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, no_exec(2)) == 0);
    const auto command = [](int value) { return scmp_arg_cmp{1, SCMP_CMP_EQ, static_cast<scmp_datum_t>(value), 0}; };
    for (const int harmless : {F_GETFD, F_SETFD, F_GETFL})
        CAIRN_ASSERT(::seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, command(harmless)) == 0);
    const scmp_arg_cmp myself{0, SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()), 0};  // abort() signals itself.
    CAIRN_ASSERT(::seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, myself) == 0);
    if (may_open == MayOpen::Nothing) return;
    constexpr int changing = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
    const auto read_only = [](unsigned argument) { return scmp_arg_cmp{argument, SCMP_CMP_MASKED_EQ, changing, O_RDONLY}; };
    CAIRN_ASSERT(::seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(open), 1, read_only(1)) == 0);
    CAIRN_ASSERT(::seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, read_only(2)) == 0);
}

void raise_filter(MayOpen may_open) {
    const scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_ERRNO(EPERM));
    CAIRN_ASSERT(filter != nullptr);
    for (const int call : allowed) rule(filter, SCMP_ACT_ALLOW, call);
    for (const int call : deadly) rule(filter, SCMP_ACT_KILL_PROCESS, call);
    add_conditional_rules(filter, may_open);
    CAIRN_ASSERT(::seccomp_load(filter) == 0);
    ::seccomp_release(filter);
}
#endif

}  // namespace

MayOpen what_may_open(const Walls& walls) {
    return walls.landlock && landlock_version() > 0 ? MayOpen::FontsAndModels : MayOpen::Nothing;
}

MayOpen raise_walls(const Walls& walls) {
    const MayOpen may_open = what_may_open(walls);
    CAIRN_ASSERT(::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0);
    CAIRN_ASSERT(::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
    CAIRN_ASSERT(::prctl(PR_SET_DUMPABLE, 0) == 0);
    raise_limits(walls);
    if (may_open == MayOpen::FontsAndModels) raise_landlock(landlock_version());
#ifndef CAIRN_SANITIZED
    raise_filter(may_open);
#endif
    return may_open;
}

}  // namespace documents
