#include "store/jobs_store.h"

#include "base/assert.h"

namespace store {

namespace {

#define CAIRN_JOB_COLUMNS \
    "job, kind, parameters, state, done_units, total_units, message, result, created_at, started_at, ended_at"

CAIRN_SQL(insert_job_row, "INSERT INTO store_job (kind, parameters, state, created_at) VALUES ($1, $2, 'queued', $3) RETURNING job");
CAIRN_SQL(select_next_job, "SELECT " CAIRN_JOB_COLUMNS ", resume_from FROM store_job WHERE state = 'queued' ORDER BY job LIMIT 1");
CAIRN_SQL(begin_job_row,
          "UPDATE store_job SET state = 'running', attempts = attempts + 1, started_at = COALESCE(started_at, $2) WHERE job = $1");
CAIRN_SQL(stop_wanted_jobs,
          "UPDATE store_job SET state = 'stopped', ended_at = $1, message = 'Stopped' WHERE state = 'running' AND stop_wanted = 1");
CAIRN_SQL(fail_fatal_jobs,
          "UPDATE store_job SET state = 'failed', ended_at = $2, "
          "message = 'The program ended unexpectedly each time this was tried. Ask for it again after looking at the log' "
          "WHERE state = 'running' AND attempts >= $1");
CAIRN_SQL(requeue_jobs, "UPDATE store_job SET state = 'queued' WHERE state = 'running'");
CAIRN_SQL(requeue_one_job,
          "UPDATE store_job SET state = 'queued', attempts = 0, done_units = $2, total_units = $3, message = $4 WHERE job = $1");
CAIRN_SQL(update_progress, "UPDATE store_job SET done_units = $2, total_units = $3, message = $4 WHERE job = $1");
CAIRN_SQL(update_resume_from, "UPDATE store_job SET resume_from = $2, attempts = 1 WHERE job = $1");
CAIRN_SQL(update_ended,
          "UPDATE store_job SET state = $2, done_units = $3, total_units = $4, message = $5, result = $6, ended_at = $7 WHERE job = $1");
CAIRN_SQL(update_stopped,
          "UPDATE store_job SET state = 'stopped', ended_at = $2, message = 'Stopped before it began' WHERE job = $1 AND state = 'queued'");
CAIRN_SQL(update_stop_wanted, "UPDATE store_job SET stop_wanted = 1 WHERE job = $1 AND state = 'running'");
CAIRN_SQL(select_stop_wanted, "SELECT stop_wanted FROM store_job WHERE job = $1");
CAIRN_SQL(insert_line,
          "INSERT INTO store_job_line (job, line, said_at, words) "
          "SELECT $1, COALESCE(MAX(line), 0) + 1, $2, $3 FROM store_job_line WHERE job = $1");
CAIRN_SQL(select_job, "SELECT " CAIRN_JOB_COLUMNS " FROM store_job WHERE job = $1");
CAIRN_SQL(select_latest_jobs, "SELECT " CAIRN_JOB_COLUMNS " FROM store_job ORDER BY job DESC LIMIT $1");
CAIRN_SQL(select_lines, "SELECT line, words FROM store_job_line WHERE job = $1 AND line > $2 ORDER BY line");

JobState state_named(std::string_view name) {
    for (const auto state : {JobState::Queued, JobState::Running, JobState::Done, JobState::Failed, JobState::Stopped}) {
        if (name_of(state) == name) return state;
    }
    CAIRN_ASSERT(!"a job's state is one of five");
}

JobStatus status(const Statement& row) {
    JobStatus job;
    job.id = row.id<JobId>(0);
    job.kind = row.text(1);
    job.parameters = row.text(2);
    job.state = state_named(row.text_view(3));
    job.done = row.integer(4);
    job.total = row.integer(5);
    job.message = row.text(6);
    job.result = row.text(7);
    job.created_at = row.instant(8);
    job.started_at = row.optional_instant(9);
    job.ended_at = row.optional_instant(10);
    return job;
}

}  // namespace

JobId insert_job(Transaction& transaction, std::string_view kind, std::string_view parameters, base::Instant at) {
    return JobId{transaction.insert(insert_job_row, kind, parameters, at)};
}

std::optional<ClaimedJob> claim_job(Transaction& transaction, base::Instant at) {
    std::optional<ClaimedJob> claimed;
    if (auto row = transaction.query(select_next_job); row.step()) claimed = {status(row), row.text(11)};
    if (!claimed) return claimed;
    transaction.run(begin_job_row, claimed->status.id, at);
    claimed->status.state = JobState::Running;
    if (!claimed->status.started_at) claimed->status.started_at = at;
    return claimed;
}

void requeue_running_jobs(Transaction& transaction, int most_attempts, base::Instant at) {
    transaction.run(stop_wanted_jobs, at);
    transaction.run(fail_fatal_jobs, most_attempts, at);
    transaction.run(requeue_jobs);
}

void requeue_job(Transaction& transaction, const JobStatus& job) {
    transaction.run(requeue_one_job, job.id, job.done, job.total, job.message);
}

void update_job_progress(Transaction& transaction, const JobStatus& job) {
    transaction.run(update_progress, job.id, job.done, job.total, job.message);
}

void save_job_place(Transaction& transaction, JobId id, std::string_view resume_from) {
    transaction.run(update_resume_from, id, resume_from);
}

void end_job_row(Transaction& transaction, const JobStatus& job) {
    transaction.run(update_ended, job.id, name_of(job.state), job.done, job.total, job.message, job.result, job.ended_at);
}

bool stop_queued_job(Transaction& transaction, JobId id, base::Instant at) { return transaction.run(update_stopped, id, at) > 0; }

void want_job_stopped(Transaction& transaction, JobId id) { transaction.run(update_stop_wanted, id); }

bool job_stop_is_wanted(Snapshot& snapshot, JobId id) {
    auto row = snapshot.query(select_stop_wanted, id);
    return row.step() && row.integer(0) == 1;
}

void insert_job_line(Transaction& transaction, JobId id, std::string_view words, base::Instant at) {
    transaction.run(insert_line, id, at, words);
}

std::optional<JobStatus> find_job(Snapshot& snapshot, JobId id) {
    auto row = snapshot.query(select_job, id);
    return row.step() ? std::optional{status(row)} : std::nullopt;
}

std::vector<JobStatus> latest_jobs(Snapshot& snapshot, int most) {
    std::vector<JobStatus> jobs;
    auto rows = snapshot.query(select_latest_jobs, most);
    while (rows.step()) jobs.push_back(status(rows));
    return jobs;
}

std::vector<std::pair<int, std::string>> job_lines(Snapshot& snapshot, JobId id, int after) {
    std::vector<std::pair<int, std::string>> lines;
    auto rows = snapshot.query(select_lines, id, after);
    while (rows.step()) lines.emplace_back(rows.number(0), rows.text(1));
    return lines;
}

}  // namespace store
