#include "store/job_board.h"

#include <algorithm>

#include "store/store.h"

namespace store {

namespace {

constexpr std::chrono::seconds between_rows{1};
constexpr std::chrono::seconds before_an_estimate{2};

}  // namespace

void Jobs::Board::end() {
    const std::scoped_lock lock{mutex_};
    ending_.store(true);
    rung_.notify_all();
}

void Jobs::Board::ring() {
    const std::scoped_lock lock{mutex_};
    ++rings_;
    rung_.notify_all();
}

std::uint64_t Jobs::Board::wait_for_ring(std::uint64_t heard) {
    std::unique_lock lock{mutex_};
    rung_.wait(lock, [&] { return ending() || rings_ != heard; });
    return rings_;
}

void Jobs::Board::enter(Running& job) {
    const std::scoped_lock lock{mutex_};
    running_.emplace(job.id(), &job);
}

void Jobs::Board::leave(Running& job) {
    const std::scoped_lock lock{mutex_};
    running_.erase(job.id());
}

void Jobs::Board::ask_to_stop(JobId id) {
    const std::scoped_lock lock{mutex_};
    if (const auto job = running_.find(id); job != running_.end()) job->second->ask_to_stop();
}

std::optional<JobStatus> Jobs::Board::running(JobId id) const {
    const std::scoped_lock lock{mutex_};
    const auto job = running_.find(id);
    return job == running_.end() ? std::nullopt : std::optional{job->second->status()};
}

std::shared_ptr<const void> Jobs::Board::watch(JobId id, JobWatcher watcher) {
    auto watch = std::make_shared<Watch>();
    watch->job = id;
    watch->call = std::move(watcher);
    {
        const std::scoped_lock lock{mutex_};
        watches_.emplace_back(watch);
    }
    // Once the handle has gone no call is under way: what the watcher refers to may go too.
    return {watch.get(), [watch](const void*) {
                const std::scoped_lock lock{watch->mutex};
                watch->call = nullptr;
            }};
}

void Jobs::Board::tell(const JobStatus& status) {
    std::vector<std::shared_ptr<Watch>> told;
    {
        const std::scoped_lock lock{mutex_};
        std::erase_if(watches_, [](const auto& watch) { return watch.expired(); });
        for (const auto& watch : watches_) {
            if (auto alive = watch.lock(); alive && alive->job == status.id) told.push_back(std::move(alive));
        }
    }
    for (const auto& watch : told) {
        const std::scoped_lock lock{watch->mutex};
        if (const JobWatcher call = watch->call) call(status);
    }
}

Jobs::Running::Running(Store& store, Board& board, ClaimedJob claimed)
    : store_{store},
      board_{board},
      id_{claimed.status.id},
      parameters_{claimed.status.parameters},
      resume_from_{std::move(claimed.resume_from)},
      status_{std::move(claimed.status)} {}

JobStatus Jobs::Running::status() const {
    const std::scoped_lock lock{mutex_};
    return status_;
}

void Jobs::Running::save(std::string_view resume_from) {
    store_.write([&](Transaction& transaction) { save_job_place(transaction, id_, resume_from); });
}

std::optional<std::chrono::seconds> Jobs::Running::estimate(std::int64_t done, std::int64_t total) const {
    const auto spent = Clock::now() - began_;
    if (spent < before_an_estimate || done <= done_before_ || total < done) return std::nullopt;
    const double each = std::chrono::duration<double>(spent).count() / static_cast<double>(done - done_before_);
    return std::chrono::seconds{static_cast<std::int64_t>(each * static_cast<double>(total - done) + 0.5)};
}

void Jobs::Running::progress(std::int64_t done, std::int64_t total, std::string_view message) {
    JobStatus now;
    bool write_row = false;
    {
        const std::scoped_lock lock{mutex_};
        if (done_before_ < 0) done_before_ = std::max<std::int64_t>(0, std::min(done, status_.done));
        status_.done = done;
        status_.total = total;
        status_.message = message;
        status_.left = estimate(done, total);
        write_row = Clock::now() - written_ >= between_rows;
        if (write_row) written_ = Clock::now();
        now = status_;
    }
    if (write_row) store_.write_later([now](Transaction& transaction) { update_job_progress(transaction, now); });
    board_.tell(now);
}

void Jobs::Running::say(std::string_view words) {
    store_.write([&](Transaction& transaction) { insert_job_line(transaction, id_, words, store_.now()); });
}

}  // namespace store
