/// The one thread that writes. Jobs wait in a queue; those that are waiting together share one commit and its one sync,
/// each in a savepoint of its own, so that one that fails is undone alone.
#pragma once

#include <chrono>
#include <concepts>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

#include "store/transaction.h"

namespace store {

/// A job and the promise made to whoever waits for it.
class PendingWrite {
public:
    virtual ~PendingWrite() = default;
    /// Does the work; false when it wants to be undone.
    virtual bool work(Transaction&) = 0;
    virtual void succeed() = 0;
    virtual void fail(std::exception_ptr) = 0;
};

template <class Job>
class PendingJob final : public PendingWrite {
public:
    using Result = std::invoke_result_t<Job&, Transaction&>;
    explicit PendingJob(Job job) : job_{std::move(job)} {}
    std::future<Result> future() { return promise_.get_future(); }

    bool work(Transaction& transaction) override {
        if constexpr (std::is_void_v<Result>) {
            job_(transaction);
        } else {
            result_.emplace(job_(transaction));
            // A refusal is a std::expected without a value.
            if constexpr (requires { typename Result::unexpected_type; }) {
                if (!result_->has_value()) transaction.roll_back();
            }
        }
        return transaction.wanted();
    }
    void succeed() override {
        if constexpr (std::is_void_v<Result>) {
            promise_.set_value();
        } else {
            promise_.set_value(std::move(*result_));
        }
    }
    void fail(std::exception_ptr reason) override { promise_.set_exception(std::move(reason)); }

private:
    struct Nothing {};
    Job job_;
    std::promise<Result> promise_;
    std::optional<std::conditional_t<std::is_void_v<Result>, Nothing, Result>> result_;
};

/// Whether writing goes on, and if not, why in words for the person who runs the program.
struct WriterState {
    bool writing = true;
    std::string reason;
};

class Writer {
public:
    /// How long a group may gather work, and a job may take, before others have waited too long.
    static constexpr std::chrono::milliseconds turn{20};

    /// Takes over the connection, which alone writes and checkpoints.
    explicit Writer(std::unique_ptr<Connection>);
    /// Writes what is queued, checkpoints, and ends the thread.
    ~Writer();

    void submit(std::unique_ptr<PendingWrite>);
    WriterState state() const;
    /// From now on every job is refused with this reason; the first reason stays.
    void stop_writing(const std::string& reason);

    /// Called on the writing thread after each commit, before anybody is told of it, as long as the returned object lives.
    /// A throw stops the writing: what followed the commit until then would go on without being followed.
    std::shared_ptr<const void> follow(std::function<void(Snapshot&)> call);

private:
    struct Follower {
        std::mutex mutex;
        std::function<void(Snapshot&)> call;
    };
    void tell_followers();

    using Clock = std::chrono::steady_clock;
    using Jobs = std::deque<std::unique_ptr<PendingWrite>>;

    void work_until_stopped();
    Jobs wait_for_jobs();
    void commit_together(Jobs& jobs);
    bool work_in_savepoint(PendingWrite&);
    void checkpoint_when_due(bool at_end);

    std::unique_ptr<Connection> connection_;
    int unwritten_frames_ = 0;  ///< Pages in the write-ahead log, as of the last commit.
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    Jobs queue_;
    std::vector<std::shared_ptr<Follower>> followers_;
    bool stopping_ = false;
    WriterState state_;
    std::thread thread_;
};

}  // namespace store
