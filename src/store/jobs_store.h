#pragma once

#include "store/jobs.h"
#include "store/transaction.h"

namespace store {

/// A job taken from the queue, with what its work wrote down before.
struct ClaimedJob {
    JobStatus status;
    std::string resume_from;
};

JobId insert_job(Transaction&, std::string_view kind, std::string_view parameters, base::Instant at);
/// The oldest queued job, now running; nothing when none waits.
std::optional<ClaimedJob> claim_job(Transaction&, base::Instant at);
/// Queues what was running when the program ended; fails what has ended it `most_attempts` times.
void requeue_running_jobs(Transaction&, int most_attempts, base::Instant at);
/// Back into the queue because the program is ending, which is not the job's fault.
void requeue_job(Transaction&, const JobStatus&);
void update_job_progress(Transaction&, const JobStatus&);
void save_job_place(Transaction&, JobId, std::string_view resume_from);
void end_job_row(Transaction&, const JobStatus&);
/// Whether a job was waiting and has been stopped.
bool stop_queued_job(Transaction&, JobId, base::Instant at);
/// So that a stop survives a crash of the program.
void want_job_stopped(Transaction&, JobId);
bool job_stop_is_wanted(Snapshot&, JobId);
void insert_job_line(Transaction&, JobId, std::string_view words, base::Instant at);
std::optional<JobStatus> find_job(Snapshot&, JobId);
std::vector<JobStatus> latest_jobs(Snapshot&, int most);
std::vector<std::pair<int, std::string>> job_lines(Snapshot&, JobId, int after);

}  // namespace store
