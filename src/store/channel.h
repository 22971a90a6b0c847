/// Frames over a Unix socket in the data folder: four bytes of length, the highest first, then that much JSON.
/// Inside this room only; `handover.h` is what others use.
#pragma once

#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace store {

/// One end of a connection.
class Channel {
public:
    explicit Channel(int descriptor) : descriptor_{descriptor} {}
    Channel(Channel&& other) noexcept : descriptor_{std::exchange(other.descriptor_, -1)} {}
    Channel& operator=(Channel&&) = delete;
    ~Channel();

    /// The server's end of the folder's socket, or nothing when nobody listens there.
    static std::optional<Channel> connect(const std::filesystem::path& folder);

    /// Whether the other end took it; false once it has gone.
    bool send(std::string_view frame);
    /// The next frame; nothing once the other end has gone or breaks the rules.
    std::optional<std::string> receive();
    /// Wakes whoever waits in receive or send, from another thread.
    void close_both_ways();
    /// Whether the process at the other end runs as this user or as root.
    bool is_from_this_user() const;

private:
    int descriptor_;
};

/// The listening end: the file `control` in the folder, for this user alone (0600).
class Listener {
public:
    explicit Listener(const std::filesystem::path& folder);
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    ~Listener();

    /// The next connection; nothing once close() was called.
    std::optional<Channel> accept();
    void close();

private:
    std::filesystem::path path_;
    int descriptor_;
};

}  // namespace store
