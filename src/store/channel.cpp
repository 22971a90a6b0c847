#include "store/channel.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/assert.h"
#include "base/file.h"

namespace store {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_frame_bytes = 16u << 20;
constexpr const char* socket_name = "control";

// An address has room for 107 bytes, which a data folder's path may well exceed; one by way of an open folder never does.
class Address {
public:
    explicit Address(const fs::path& folder) : folder_{::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)} {
        if (folder_ < 0) base::throw_file_fault("Could not open the folder", folder, errno);
        const std::string path = "/proc/self/fd/" + std::to_string(folder_) + "/" + socket_name;
        address_.sun_family = AF_UNIX;
        CAIRN_ASSERT(path.size() < sizeof address_.sun_path);
        std::memcpy(address_.sun_path, path.c_str(), path.size() + 1);
    }
    Address(const Address&) = delete;
    Address& operator=(const Address&) = delete;
    ~Address() { ::close(folder_); }
    const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&address_); }
    static constexpr socklen_t size() { return sizeof(sockaddr_un); }

private:
    int folder_;
    sockaddr_un address_{};
};

int new_socket(const fs::path& folder) {
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0) base::throw_file_fault("Could not make a socket", folder / socket_name, errno);
    return descriptor;
}

bool send_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool receive_all(int descriptor, char* into, std::size_t size) {
    while (size > 0) {
        const auto got = ::recv(descriptor, into, size, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        into += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

}  // namespace

Channel::~Channel() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

std::optional<Channel> Channel::connect(const fs::path& folder) {
    if (!fs::exists(folder / socket_name)) return std::nullopt;
    const Address address{folder};
    Channel channel{new_socket(folder)};
    if (::connect(channel.descriptor_, address.get(), Address::size()) == 0) return channel;
    // A socket file outlives a process that was killed.
    if (errno == ECONNREFUSED || errno == ENOENT) return std::nullopt;
    base::throw_file_fault("Could not reach the running server", folder / socket_name, errno);
}

bool Channel::send(std::string_view frame) {
    CAIRN_ASSERT(frame.size() <= most_frame_bytes);
    const auto size = static_cast<std::uint32_t>(frame.size());
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>((size >> shift) & 0xff);
    bytes += frame;
    return send_all(descriptor_, bytes);
}

std::optional<std::string> Channel::receive() {
    std::array<char, 4> head;
    if (!receive_all(descriptor_, head.data(), head.size())) return std::nullopt;
    std::size_t size = 0;
    for (const char byte : head) size = size << 8 | static_cast<unsigned char>(byte);
    if (size > most_frame_bytes) return std::nullopt;
    std::string frame(size, '\0');
    if (!receive_all(descriptor_, frame.data(), size)) return std::nullopt;
    return frame;
}

void Channel::close_both_ways() { ::shutdown(descriptor_, SHUT_RDWR); }

bool Channel::is_from_this_user() const {
    ucred peer{};
    socklen_t size = sizeof peer;
    if (::getsockopt(descriptor_, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return false;
    return peer.uid == ::geteuid() || peer.uid == 0;
}

Listener::Listener(const fs::path& folder) : path_{folder / socket_name}, descriptor_{new_socket(folder)} {
    const Address address{folder};
    // Whoever calls this holds the folder's lock: a socket file that is there belongs to nobody.
    ::unlink(path_.c_str());
    // The file is made with the socket's own mode, so there is no moment at which others may connect.
    ::fchmod(descriptor_, 0600);
    if (::bind(descriptor_, address.get(), Address::size()) != 0 || ::listen(descriptor_, 16) != 0) {
        const int error = errno;
        ::close(descriptor_);
        base::throw_file_fault("Could not listen", path_, error);
    }
}

Listener::~Listener() {
    ::unlink(path_.c_str());
    ::close(descriptor_);
}

std::optional<Channel> Listener::accept() {
    for (;;) {
        const int accepted = ::accept4(descriptor_, nullptr, nullptr, SOCK_CLOEXEC);
        if (accepted >= 0) return Channel{accepted};
        if (errno == EMFILE || errno == ENFILE) {
            ::usleep(100'000);  // Others will close theirs; the connection waits in the queue.
        } else if (errno != EINTR && errno != ECONNABORTED) {
            return std::nullopt;
        }
    }
}

void Listener::close() { ::shutdown(descriptor_, SHUT_RDWR); }

}  // namespace store
