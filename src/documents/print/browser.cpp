#include "documents/print/browser.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/fault.h"

namespace documents {

namespace json = boost::json;

namespace {

constexpr int first_free = 10;       ///< Above those that the child is given.
constexpr auto look_every = std::chrono::milliseconds{100};

/// Nothing of it may reach a network or a disk: no host is known, no proxy answers, nothing is fetched, reported or kept.
std::vector<std::string> arguments_of(const std::string& program, const std::filesystem::path& folder) {
    std::vector<std::string> all{program, "--headless", "--remote-debugging-pipe", "--user-data-dir=" + folder.string(), "--incognito", "--no-first-run",
                                 "--no-default-browser-check", "--disable-gpu", "--disable-extensions", "--disable-background-networking", "--disable-component-update",
                                 "--disable-sync", "--disable-default-apps", "--disable-domain-reliability", "--disable-client-side-phishing-detection", "--disable-breakpad",
                                 "--disable-crash-reporter", "--metrics-recording-only", "--no-pings", "--disk-cache-size=1", "--media-cache-size=1", "--password-store=basic",
                                 "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:1", "--font-render-hinting=none", "--log-level=3", "about:blank"};
    // The browser refuses to shut itself in where it has the rights of the machine's owner; its page has no script and no network all the same.
    if (::geteuid() == 0) all.insert(all.begin() + 1, "--no-sandbox");
    return all;
}

/// HOME and every folder for temporary files are the one that is removed.
std::vector<std::string> environment_of(const std::filesystem::path& folder) {
    const auto& here = folder.string();
    return {"PATH=/usr/bin:/bin", "LANG=C.UTF-8", "TZ=UTC0", "HOME=" + here, "TMPDIR=" + here, "XDG_CONFIG_HOME=" + here, "XDG_CACHE_HOME=" + here, "XDG_RUNTIME_DIR=" + here, "DBUS_SESSION_BUS_ADDRESS=disabled:"};
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> list;
    for (auto& text : texts) list.push_back(text.data());
    list.push_back(nullptr);
    return list;
}

/// Two ends of one line. A socket and no pipe, for a browser that has died must not end us with a signal.
struct Line {
    int ours = -1, theirs = -1;
    Line() {
        int ends[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
            throw base::Fault{std::string{"No line to the browser could be made: "} + std::strerror(errno), "", "Close some programs and try again"};
        ours = ::fcntl(ends[0], F_DUPFD_CLOEXEC, first_free), theirs = ::fcntl(ends[1], F_DUPFD_CLOEXEC, first_free);
        ::close(ends[0]), ::close(ends[1]);
    }
};

/// Between fork and exec: only calls that are safe there.
[[noreturn]] void become(char* const* arguments, char* const* environment, int line) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);  // A core would be a file with the page in it.
    sigset_t nothing;
    sigemptyset(&nothing);
    ::sigprocmask(SIG_SETMASK, &nothing, nullptr);
    const int nowhere = ::open("/dev/null", O_RDWR);
    for (int descriptor = 0; descriptor < 3; ++descriptor) ::dup2(nowhere, descriptor);
    ::dup2(line, 3);  // Where it reads commands,
    ::dup2(line, 4);  // and where it writes answers.
    ::close_range(5, ~0U, 0);
    ::execve(arguments[0], arguments, environment);
    ::_exit(127);
}

}  // namespace

PrivateFolder::PrivateFolder() {
    std::error_code error;
    for (const auto& parent : {std::filesystem::path{"/dev/shm"}, std::filesystem::temp_directory_path(error)}) {
        std::string name = (parent / "cairn-print-XXXXXX").string();
        if (::mkdtemp(name.data())) {
            path_ = name;
            return;
        }
    }
    throw base::Fault{std::string{"No folder for the browser could be made: "} + std::strerror(errno), "/dev/shm and the folder for temporary files", "Give this account the right to write there"};
}

PrivateFolder::~PrivateFolder() {
    for (int tries = 0; tries < 20; ++tries) {  // A process that is dying may still write.
        std::error_code error;
        std::filesystem::remove_all(path_, error);
        if (!error && !std::filesystem::exists(path_, error)) return;
        ::usleep(25'000);
    }
}

Browser::Browser(const std::string& program, const std::filesystem::path& folder, const PrintLimits& limits, std::function<bool()> is_stopped)
    : limits_{limits}, is_stopped_{std::move(is_stopped)}, until_{std::chrono::steady_clock::now() + limits.patience} {
    auto arguments = arguments_of(program, folder);
    auto environment = environment_of(folder);
    const auto argv = pointers(arguments), envp = pointers(environment);
    const Line line;
    pid_ = ::fork();
    if (pid_ == 0) become(argv.data(), envp.data(), line.theirs);
    ::close(line.theirs);
    line_ = line.ours;
    if (pid_ < 0) throw base::Fault{std::string{"The browser could not be started: "} + std::strerror(errno), program, "Check that the machine has memory left"};
    ::setpgid(pid_, pid_);  // Whichever of the two comes first.
    ::fcntl(line_, F_SETFL, O_NONBLOCK);
}

Browser::~Browser() {
    ::close(line_);
    if (pid_ <= 0) return;
    ::kill(-pid_, SIGKILL);
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
}

std::expected<void, PrintRefusal> Browser::wait_for(short events) {
    for (;;) {
        if (is_stopped_()) return std::unexpected{PrintRefusal::Stopped};
        if (std::chrono::steady_clock::now() > until_) return std::unexpected{PrintRefusal::TooSlow};
        if (memory_of_group(pid_) > limits_.most_memory_bytes) return std::unexpected{PrintRefusal::Failed};
        pollfd one{line_, events, 0};
        const int ready = ::poll(&one, 1, static_cast<int>(look_every.count()));
        if (ready > 0) return {};
        if (ready < 0 && errno != EINTR) return std::unexpected{PrintRefusal::Failed};
    }
}

/// The end of a message is a byte of nought.
std::expected<void, PrintRefusal> Browser::send(std::string_view text) {
    std::string whole{text};
    whole += '\0';
    for (std::size_t sent = 0; sent < whole.size();) {
        if (const auto ready = wait_for(POLLOUT); !ready) return ready;
        const auto wrote = ::send(line_, whole.data() + sent, whole.size() - sent, MSG_NOSIGNAL);
        if (wrote > 0) sent += static_cast<std::size_t>(wrote);
        else if (errno != EAGAIN && errno != EINTR) return std::unexpected{PrintRefusal::Failed};
    }
    return {};
}

std::expected<std::string, PrintRefusal> Browser::next_message() {
    for (;;) {
        if (const auto end = unread_.find('\0'); end != std::string::npos) {
            std::string message = unread_.substr(0, end);
            unread_.erase(0, end + 1);
            return message;
        }
        if (unread_.size() > limits_.most_pdf_bytes / 3 * 4 + 65'536) return std::unexpected{PrintRefusal::TooLarge};
        if (const auto ready = wait_for(POLLIN); !ready) return std::unexpected{ready.error()};
        std::array<char, 65'536> piece;
        const auto read = ::read(line_, piece.data(), piece.size());
        if (read > 0) unread_.append(piece.data(), static_cast<std::size_t>(read));
        else if (read == 0 || (errno != EAGAIN && errno != EINTR)) return std::unexpected{PrintRefusal::Failed};
    }
}

std::expected<std::string, PrintRefusal> Browser::ask(std::string_view method, std::string_view parameters, std::string_view session) {
    const int number = ++asked_;
    const auto whose = session.empty() ? std::string{} : fmt::format(",\"sessionId\":\"{}\"", session);
    if (const auto sent = send(fmt::format("{{\"id\":{},\"method\":\"{}\",\"params\":{}{}}}", number, method, parameters, whose)); !sent) return std::unexpected{sent.error()};
    for (;;) {
        auto message = next_message();
        if (!message) return message;
        boost::system::error_code error;
        const auto parsed = json::parse(*message, error);
        const auto* object = error ? nullptr : parsed.if_object();
        const auto* id = object ? object->if_contains("id") : nullptr;
        if (!id || !id->is_int64() || id->as_int64() != number) continue;  // An event: we wait for answers alone.
        if (!object->contains("result")) return std::unexpected{PrintRefusal::Failed};
        return message;
    }
}

std::int64_t memory_of_group(pid_t group) {
    const std::int64_t page = ::sysconf(_SC_PAGESIZE);
    std::int64_t pages = 0;
    DIR* processes = ::opendir("/proc");
    if (!processes) return 0;
    while (const auto* entry = ::readdir(processes)) {
        if (entry->d_name[0] < '1' || entry->d_name[0] > '9') continue;
        std::ifstream file{std::string{"/proc/"} + entry->d_name + "/stat"};
        std::string line;
        std::getline(file, line);
        const auto name_ends = line.rfind(')');  // The name may hold anything.
        if (name_ends == std::string::npos) continue;
        char state = 0;
        long parent = 0, in_group = 0;
        if (std::sscanf(line.c_str() + name_ends + 1, " %c %ld %ld", &state, &parent, &in_group) != 3 || in_group != group) continue;
        std::ifstream sizes{std::string{"/proc/"} + entry->d_name + "/statm"};
        std::int64_t size = 0, resident = 0, shared = 0;
        if (sizes >> size >> resident >> shared) pages += resident - shared;
    }
    ::closedir(processes);
    return pages * page;
}

}  // namespace documents
