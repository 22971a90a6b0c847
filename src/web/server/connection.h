/// What the conversation needs of a connection: two methods and a deadline. Included by transport.cpp and conversation.cpp alone, since
/// it brings Asio's coroutines.
#pragma once

#include <chrono>
#include <cstddef>
#include <span>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "base/address.h"

namespace web {

class Connection {
public:
    using Time = std::chrono::steady_clock::time_point;

    virtual ~Connection() = default;

    /// The bytes read, at least one; 0 where the other end closed, the connection failed or the deadline passed.
    virtual boost::asio::awaitable<std::size_t> read_some(std::span<char> into) = 0;
    /// The bytes written, at least one; 0 as above. `bytes` is not empty.
    virtual boost::asio::awaitable<std::size_t> write_some(std::string_view bytes) = 0;

    /// Says that nothing more is sent. Whoever still sends (a body that was refused) is listened to for a moment, or the reset that
    /// closing would cause could overtake the answer.
    enum class Leftovers { None, Possible };
    virtual boost::asio::awaitable<void> finish(Leftovers leftovers) = 0;

    /// Whatever is going on ends then. Absolute, so that no trickle of bytes moves it.
    void set_deadline(Time deadline) { deadline_ = deadline, timed_out_ = false; }
    bool timed_out() const { return timed_out_; }

    /// Between two requests: a stopping server need not wait for it.
    void set_idle(bool idle) { idle_ = idle; }
    /// The server stops: this request is the last one here.
    virtual bool stopping() const = 0;

    virtual const base::Address& peer() const = 0;
    virtual bool secure() const = 0;

protected:
    Time deadline_ = Time::max();
    bool timed_out_ = false;
    bool idle_ = true;
};

}  // namespace web
