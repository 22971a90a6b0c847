#include "store/jobs.h"

#include "base/assert.h"
#include "base/log.h"
#include "store/job_board.h"
#include "store/jobs_store.h"
#include "store/store.h"

namespace store {

namespace {

// A job under which the program died this often is not begun again.
constexpr int most_attempts = 3;
// Nobody tells a waiter that the store stopped writing.
constexpr std::chrono::milliseconds look_again{500};

}  // namespace

std::string_view name_of(JobState state) {
    constexpr std::string_view names[] = {"queued", "running", "done", "failed", "stopped"};
    return names[static_cast<int>(state)];
}

Jobs::Jobs(Store& store) : store_{store}, board_{std::make_unique<Board>()} {}

Jobs::~Jobs() {
    board_->end();
    for (auto& thread : threads_) thread.join();
}

void Jobs::define(std::string kind, JobWork work) {
    CAIRN_ASSERT(threads_.empty());
    kinds_.insert_or_assign(std::move(kind), std::move(work));
}

bool Jobs::defines(std::string_view kind) const { return kinds_.contains(kind); }

void Jobs::start(int threads) {
    CAIRN_ASSERT(threads_.empty());
    store_.write([&](Transaction& transaction) { requeue_running_jobs(transaction, most_attempts, store_.now()); });
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { work_off(); });
}

void Jobs::work_off() {
    std::uint64_t heard = 0;
    while (!board_->ending()) {
        try {
            while (!board_->ending() && work_one()) {
            }
        } catch (const std::exception& failure) {
            // The store has stopped writing: the rows stay as they are until the next start.
            base::log(base::Level::Error, "store.jobs_halted", {{"reason", failure.what()}});
            return;
        }
        heard = board_->wait_for_ring(heard);
    }
}

bool Jobs::work_one() {
    auto claimed = store_.write([&](Transaction& transaction) { return claim_job(transaction, store_.now()); });
    if (!claimed) return false;
    const auto kind = kinds_.find(claimed->status.kind);
    const JobWork unknown = [](JobRun&) -> std::optional<std::string> {
        throw base::Fault{"This program does not know this kind of work", "", "Use the Cairn that queued it"};
    };
    Running running{store_, *board_, std::move(*claimed)};
    board_->enter(running);
    // Somebody may have asked after it was claimed and before it was on the board.
    if (store_.read([&](Snapshot& snapshot) { return job_stop_is_wanted(snapshot, running.id()); })) running.ask_to_stop();
    board_->tell(running.status());
    try {
        finish(running, kind == kinds_.end() ? unknown : kind->second);
    } catch (...) {
        board_->leave(running);
        throw;
    }
    return true;
}

void Jobs::finish(Running& running, const JobWork& work) {
    std::optional<std::string> result;
    std::string failure;
    try {
        result = work(running);
    } catch (const std::exception& thrown) {
        failure = thrown.what();
    }
    JobStatus status = running.status();
    status.left.reset();
    if (result) {
        status.state = JobState::Done;
        status.result = *result;
    } else if (!failure.empty()) {
        status.state = JobState::Failed;
        status.message = failure;
    } else {
        status.state = running.asked_to_stop() ? JobState::Stopped : JobState::Queued;
    }
    if (status.ended()) status.ended_at = store_.now();
    store_.write([&](Transaction& transaction) { status.ended() ? end_job_row(transaction, status) : requeue_job(transaction, status); });
    board_->leave(running);
    base::log(base::Level::Info, "store.job_ended", {{"job", status.id.value()}, {"kind", status.kind}, {"state", name_of(status.state)}});
    board_->tell(status);
}

JobId Jobs::submit(std::string_view kind, std::string_view parameters) {
    const JobId id = store_.write([&](Transaction& transaction) { return insert_job(transaction, kind, parameters, store_.now()); });
    board_->ring();
    return id;
}

void Jobs::stop(JobId id) {
    if (store_.write([&](Transaction& transaction) { return stop_queued_job(transaction, id, store_.now()); })) {
        if (const auto status = find(id)) board_->tell(*status);
        return;
    }
    store_.write([&](Transaction& transaction) { want_job_stopped(transaction, id); });
    board_->ask_to_stop(id);
}

std::optional<JobStatus> Jobs::find(JobId id) const {
    if (auto running = board_->running(id)) return running;
    return store_.read([&](Snapshot& snapshot) { return find_job(snapshot, id); });
}

std::vector<JobStatus> Jobs::list(int most) const {
    auto jobs = store_.read([&](Snapshot& snapshot) { return latest_jobs(snapshot, most); });
    for (auto& job : jobs) {
        if (auto running = board_->running(job.id)) job = *running;
    }
    return jobs;
}

std::vector<std::pair<int, std::string>> Jobs::lines(JobId id, int after) const {
    return store_.read([&](Snapshot& snapshot) { return job_lines(snapshot, id, after); });
}

std::shared_ptr<const void> Jobs::watch(JobId id, JobWatcher watcher) { return board_->watch(id, std::move(watcher)); }

JobStatus Jobs::wait(JobId id, const JobWatcher& watcher) {
    std::mutex mutex;
    std::condition_variable changed;
    std::optional<JobStatus> ended;
    const auto watching = watch(id, [&](const JobStatus& status) {
        if (watcher) watcher(status);
        const std::scoped_lock lock{mutex};
        if (status.ended()) ended = status;
        changed.notify_all();
    });
    // It may have ended before anybody watched.
    const auto now = find(id);
    CAIRN_ASSERT(now.has_value());
    if (now->ended()) return *now;
    std::unique_lock lock{mutex};
    while (!changed.wait_for(lock, look_again, [&] { return ended.has_value(); })) {
        if (const auto state = store_.state(); !state.writing) {
            throw base::Fault{"The work was left off: the store has stopped writing", state.reason, "It goes on when Cairn is started again"};
        }
    }
    return *ended;
}

}  // namespace store
