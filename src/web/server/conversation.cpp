#include "web/server/conversation.h"

#include <memory>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "web/server/head_gate.h"
#include "web/server/protocol.h"

namespace web {

namespace {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;

constexpr std::size_t read_bytes = 16384;
constexpr std::size_t joined_bytes = 65536;        // Head and body up to here leave in one write.
constexpr std::size_t first_write_bytes = 16384;   // One TLS record holds no more.
constexpr std::size_t file_chunk_bytes = 262144;
constexpr std::size_t unread_body_bytes = 16384;   // A chunk's own line or trailer may not be longer.

/// Runs `work` in the pool while this coroutine waits; false if the pool is full. `work` lives in the waiting coroutine.
template <class Work>
asio::awaitable<bool> run_in(Workers& workers, Work& work) {
    const auto executor = co_await asio::this_coro::executor;
    auto begin = [&](auto handler) {
        auto resume = std::make_shared<decltype(handler)>(std::move(handler));
        auto guard = std::make_shared<asio::executor_work_guard<asio::any_io_executor>>(executor);
        const bool accepted = workers.submit([&work, executor, resume, guard] {
            work();
            asio::post(executor, [resume, guard] { (*resume)(true); });
        });
        if (!accepted) asio::post(executor, [resume] { (*resume)(false); });
    };
    const bool done = co_await asio::async_initiate<const asio::use_awaitable_t<>, void(bool)>(begin, asio::use_awaitable);
    co_return done;
}

class Conversation {
public:
    Conversation(Connection& connection, Hands hands) : connection_{connection}, hands_{hands}, settings_{hands.reception.settings()} {}

    asio::awaitable<void> run() {
        bool more = true;
        while (more) more = co_await exchange();
        co_await connection_.finish(leftovers_);
    }

private:
    /// Why no head came: the refusal to answer with, or nothing where there is nobody to answer.
    struct NoHead {
        std::optional<RequestRefusal> refusal;
    };

    Connection::Time transfer_deadline(Clock::time_point begun, std::uint64_t bytes) const {
        const double earned = static_cast<double>(bytes) / static_cast<double>(settings_.limits.transfer_bytes_per_second);
        return begun + std::chrono::seconds{settings_.limits.transfer_grace_seconds} + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>{earned});
    }

    /// More bytes in `arrived_`, or false.
    asio::awaitable<bool> read_more() {
        const std::size_t had = arrived_.size();
        arrived_.resize(had + read_bytes);
        const std::size_t got = co_await connection_.read_some(std::span{arrived_}.subspan(had));
        arrived_.resize(had + got);
        co_return got > 0;
    }

    /// The length of the next head in `arrived_`.
    asio::awaitable<std::expected<std::size_t, NoHead>> await_head() {
        const auto& limits = settings_.limits;
        HeadGate gate{{static_cast<std::size_t>(limits.target_bytes), static_cast<std::size_t>(limits.header_bytes), static_cast<std::size_t>(limits.header_fields)}};
        if (arrived_.empty()) {
            connection_.set_idle(true);
            connection_.set_deadline(Clock::now() + std::chrono::seconds{answered_ ? limits.idle_seconds : limits.header_seconds});
            const bool came = co_await read_more();
            connection_.set_idle(false);
            if (!came) co_return std::unexpected{NoHead{}};
        }
        connection_.set_deadline(Clock::now() + std::chrono::seconds{limits.header_seconds});
        while (true) {
            const auto length = gate.look(arrived_);
            if (!length) co_return std::unexpected{NoHead{length.error()}};
            if (*length) co_return **length;
            const bool came = co_await read_more();
            if (came) continue;
            NoHead none;
            if (connection_.timed_out()) none.refusal = RequestRefusal{408, "the header did not come in time"};
            co_return std::unexpected{none};
        }
    }

    /// One request and its answer; whether another may follow.
    asio::awaitable<bool> exchange() {
        const auto length = co_await await_head();
        if (!length) co_return co_await refuse(length.error());
        const auto target_bytes = static_cast<std::size_t>(settings_.limits.target_bytes);
        RequestReader reader{target_bytes, FieldsLimits{static_cast<std::size_t>(settings_.limits.query_fields), target_bytes}};
        auto head = reader.read_head(std::string_view{arrived_}.substr(0, *length));
        arrived_.erase(0, *length);
        if (!head) co_return co_await refuse(NoHead{head.error()});
        head->request.secure = connection_.secure();
        Admission admission = hands_.reception.admit(std::move(head->request), head->framing, connection_.peer());
        bool keep_alive = head->keep_alive;
        if (head->framing.has_body && admission.refusal) keep_alive = false, leftovers_ = Connection::Leftovers::Possible;
        if (head->framing.has_body && !admission.refusal) {
            const auto refusal = co_await read_body(reader, admission.route->body.limit_bytes, head->expects_continue);
            if (refusal && refusal->status == 0) co_return false;
            if (refusal) {
                admission.refusal = Response::error(refusal->status);
                admission.detail = refusal->why;
                keep_alive = false, leftovers_ = Connection::Leftovers::Possible;
            }
        }
        const Response response = co_await answer(admission, reader.take_body());
        co_return co_await send(admission, response, keep_alive && !connection_.stopping());
    }

    /// Why the body was not read: status 0 where nobody is left to be told.
    asio::awaitable<std::optional<RequestRefusal>> read_body(RequestReader& reader, std::uint64_t limit_bytes, bool expects_continue) {
        const auto begun = Clock::now();
        std::uint64_t received = arrived_.size();
        connection_.set_deadline(transfer_deadline(begun, 0));
        if (expects_continue && arrived_.empty()) {
            const bool told = co_await write_all("HTTP/1.1 100 Continue\r\n\r\n");
            if (!told) co_return RequestRefusal{0, "closed"};
        }
        while (true) {
            const auto used = reader.read_body(arrived_, limit_bytes);
            if (!used) co_return used.error();
            arrived_.erase(0, *used);
            if (reader.body_complete()) co_return std::nullopt;
            if (arrived_.size() > unread_body_bytes) co_return RequestRefusal{400, "a chunk's line or trailer is too long"};
            connection_.set_deadline(transfer_deadline(begun, received));
            const std::size_t had = arrived_.size();
            const bool came = co_await read_more();
            if (!came && connection_.timed_out()) co_return RequestRefusal{408, "the body did not come in time"};
            if (!came) co_return RequestRefusal{0, "closed"};
            received += arrived_.size() - had;
        }
    }

    asio::awaitable<Response> answer(Admission& admission, std::string body) {
        connection_.set_deadline(Connection::Time::max());
        if (admission.refusal || admission.route->runs == Runs::AtOnce) co_return hands_.reception.answer(admission, std::move(body));
        Response response;
        auto work = [&] { response = hands_.reception.answer(admission, std::move(body)); };
        const bool accepted = co_await run_in(hands_.pages, work);
        if (!accepted) co_return hands_.reception.busy(admission);
        co_return response;
    }

    asio::awaitable<bool> refuse(NoHead none) {
        if (!none.refusal) co_return false;
        leftovers_ = Connection::Leftovers::Possible;
        Admission admission = hands_.reception.refuse(none.refusal->status, none.refusal->why, connection_.peer());
        const Response response = hands_.reception.answer(admission, {});
        co_await send(admission, response, false);
        co_return false;
    }

    asio::awaitable<bool> write_all(std::string_view bytes) {
        while (!bytes.empty()) {
            connection_.set_deadline(transfer_deadline(write_begun_, written_));
            const std::size_t wrote = co_await connection_.write_some(bytes);
            if (wrote == 0) co_return false;
            written_ += wrote;
            bytes.remove_prefix(wrote);
        }
        co_return true;
    }

    asio::awaitable<bool> write_file(std::string head, const FileRange& range) {
        std::string chunk = std::move(head);
        for (std::uint64_t sent = 0; sent < range.bytes;) {
            const std::size_t before = chunk.size();
            const auto bytes = static_cast<std::size_t>(std::min<std::uint64_t>(range.bytes - sent, file_chunk_bytes));
            chunk.resize(before + bytes);
            bool whole = false;
            auto work = [&] {
                try {
                    range.file->read(range.offset + sent, std::span{chunk}.subspan(before));
                    whole = true;
                } catch (const std::exception&) {
                    // The length is promised already; all that is left is to break off.
                }
            };
            const bool ran = co_await run_in(hands_.files, work);
            if (!ran || !whole) co_return false;
            const bool sent_chunk = co_await write_all(chunk);
            if (!sent_chunk) co_return false;
            sent += bytes;
            chunk.clear();
        }
        if (chunk.empty()) co_return true;
        co_return co_await write_all(chunk);
    }

    asio::awaitable<bool> write_bytes(std::string head, std::string_view body) {
        const std::size_t room = head.size() + body.size() <= joined_bytes ? body.size() : first_write_bytes - std::min(first_write_bytes, head.size());
        head.append(body.substr(0, room));
        const bool first = co_await write_all(head);
        if (!first) co_return false;
        co_return co_await write_all(body.substr(std::min(room, body.size())));
    }

    asio::awaitable<bool> send(const Admission& admission, const Response& response, bool keep_alive) {
        const std::uint64_t length = length_of(response.body);
        std::string head = serialize_head(response, length, keep_alive, hands_.reception.now());
        write_begun_ = Clock::now(), written_ = 0;
        bool sent = false;
        if (admission.request.method == Method::Head || length == 0) {
            sent = co_await write_all(head);
        } else if (const auto* range = std::get_if<FileRange>(&response.body)) {
            sent = co_await write_file(std::move(head), *range);
        } else {
            sent = co_await write_bytes(std::move(head), bytes_of(response.body));
        }
        answered_ = true;
        hands_.reception.record(admission, response.status, written_);
        co_return sent && keep_alive;
    }

    Connection& connection_;
    Hands hands_;
    const base::Settings& settings_;
    std::string arrived_;
    bool answered_ = false;
    Connection::Leftovers leftovers_ = Connection::Leftovers::None;
    Clock::time_point write_begun_ = Clock::now();
    std::uint64_t written_ = 0;
};

}  // namespace

asio::awaitable<void> converse(Connection& connection, Hands hands) {
    Conversation conversation{connection, hands};
    try {
        co_await conversation.run();
    } catch (const std::exception&) {
        // Memory ran out, or a promise of the parser was broken: this connection ends, the others go on.
    }
}

}  // namespace web
