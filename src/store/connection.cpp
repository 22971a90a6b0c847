#include "store/connection.h"

#include <sqlite3.h>

#include <utility>

#include "base/assert.h"

namespace store {

namespace {

using Kind = DatabaseFault::Kind;

Kind kind_of(int result) {
    switch (result & 0xff) {
        case SQLITE_CONSTRAINT: return Kind::Constraint;
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return Kind::Busy;
        case SQLITE_IOERR:
        case SQLITE_FULL:
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN: return Kind::Disk;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: return Kind::Damaged;
        default: return Kind::Other;
    }
}

std::string advice_for(int result) {
    switch (result & 0xff) {
        case SQLITE_FULL: return "The disk is full: make room on it and start again";
        case SQLITE_IOERR: return "The disk reports an error: check it, then start again";
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: return "Stop, keep the file as it is, and restore the latest backup";
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY: return "Check that the data folder exists and that this user may write there";
        case SQLITE_BUSY: return "Another program has the database open: close it";
        default: return "";
    }
}

constexpr int busy_wait_ms = 10'000;
constexpr int reader_cache_kib = 8 * 1024;

}  // namespace

Connection::Connection(const std::filesystem::path& file, Use use, const std::string& vfs) : file_{file} {
    const int flags = use == Use::Write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    const int result = sqlite3_open_v2(file.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                                       vfs.empty() ? nullptr : vfs.c_str());
    const auto settle = [&](int outcome) {
        if (outcome == SQLITE_OK) return;
        try {
            fail(outcome, "Could not open the database", file.string());
        } catch (...) {
            sqlite3_close_v2(handle_);  // The destructor of a half-made object does not run.
            throw;
        }
    };
    settle(result);
    sqlite3_busy_timeout(handle_, busy_wait_ms);
    // Exactly one connection checkpoints, when its thread says so: SQLite 3.40 can corrupt when two do.
    settle(sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr));
    settle(sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr));
    settle(sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr));
    settle(sqlite3_wal_autocheckpoint(handle_, 0));
    const std::string pragmas = "PRAGMA synchronous=FULL; PRAGMA cache_size=-" + std::to_string(reader_cache_kib);
    settle(sqlite3_exec(handle_, pragmas.c_str(), nullptr, nullptr, nullptr));
    if (use == Use::Read) return;
    sqlite3_update_hook(
        handle_,
        [](void* self, int what, const char*, const char* table, sqlite3_int64 key) {
            using How = ChangedRow::How;
            static_cast<Connection*>(self)->note_changed(table, {key, what == SQLITE_INSERT ? How::Added : what == SQLITE_DELETE ? How::Removed : How::Changed});
        },
        this);
}

void Connection::note_changed(const char* table, ChangedRow row) {
    if (table != last_changed_) {
        last_changed_ = table;
        changed_tables_.emplace(table);
        last_rows_ = &changed_rows_[table];
    }
    if (last_rows_->size() <= most_rows_named) last_rows_->push_back(row);  // One more says that there were too many.
}

std::optional<std::span<const ChangedRow>> Connection::changed_rows(std::string_view table) const {
    const auto found = changed_rows_.find(table);
    if (found == changed_rows_.end()) return std::span<const ChangedRow>{};
    if (found->second.size() > most_rows_named) return std::nullopt;
    return found->second;
}

void Connection::forget_changed_tables() {
    changed_tables_.clear();
    changed_rows_.clear();
    last_changed_ = nullptr, last_rows_ = nullptr;
}

Connection::~Connection() {
    for (auto& [sql, handles] : idle_) {
        for (sqlite3_stmt* handle : handles) sqlite3_finalize(handle);
    }
    sqlite3_close_v2(handle_);
}

void Connection::fail(int result, std::string_view did, std::string_view where) {
    std::string words{did};
    words += ": ";
    words += handle_ != nullptr && sqlite3_extended_errcode(handle_) == result ? sqlite3_errmsg(handle_) : sqlite3_errstr(result);
    throw DatabaseFault{kind_of(result), std::move(words), std::string{where}, advice_for(result)};
}

Statement Connection::prepare(const Sql& sql) {
    auto& idle = idle_[&sql];
    if (!idle.empty()) {
        sqlite3_stmt* handle = idle.back();
        idle.pop_back();
        return {*this, sql, handle};
    }
    sqlite3_stmt* handle = nullptr;
    const std::string& text = sql.for_sqlite();
    const int result = sqlite3_prepare_v3(handle_, text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT, &handle,
                                          nullptr);
    if (result != SQLITE_OK) fail(result, "Statement " + std::string{sql.name()} + " could not be prepared", sql.place());
    return {*this, sql, handle};
}

void Connection::give_back(const Sql& sql, sqlite3_stmt* handle) {
    sqlite3_reset(handle);
    sqlite3_clear_bindings(handle);
    idle_[&sql].push_back(handle);
}

std::int64_t Connection::changes() const { return sqlite3_changes64(handle_); }

bool Connection::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

Statement::Statement(Statement&& other) noexcept
    : connection_{other.connection_}, sql_{other.sql_}, handle_{std::exchange(other.handle_, nullptr)} {}

Statement::~Statement() {
    if (handle_ != nullptr) connection_->give_back(*sql_, handle_);
}

void Statement::check(int result) {
    if (result != SQLITE_OK) connection_->fail(result, "Statement " + std::string{sql_->name()} + " failed", sql_->place());
}

void Statement::begin(std::size_t values) {
    CAIRN_ASSERT(sqlite3_bind_parameter_count(handle_) == static_cast<int>(values));
    sqlite3_reset(handle_);
}

void Statement::bind_null(int position) { check(sqlite3_bind_null(handle_, position)); }
void Statement::bind_integer(int position, std::int64_t value) { check(sqlite3_bind_int64(handle_, position, value)); }
void Statement::bind_real(int position, double value) { check(sqlite3_bind_double(handle_, position, value)); }
void Statement::bind_text(int position, std::string_view value) {
    // An empty view may have no address, which SQLite would take for NULL.
    check(sqlite3_bind_text64(handle_, position, value.empty() ? "" : value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}
void Statement::bind_blob(int position, std::string_view value) {
    check(sqlite3_bind_blob64(handle_, position, value.empty() ? "" : value.data(), value.size(), SQLITE_TRANSIENT));
}

bool Statement::step() {
    const int result = sqlite3_step(handle_);
    if (result == SQLITE_ROW) return true;
    if (result != SQLITE_DONE) check(result);
    return false;
}

void Statement::run() {
    while (step()) {
    }
}

bool Statement::is_null(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_, column); }
double Statement::real(int column) const { return sqlite3_column_double(handle_, column); }

std::string_view Statement::text_view(int column) const {
    CAIRN_ASSERT(column >= 0 && column < sqlite3_column_count(handle_));
    const void* bytes = sqlite3_column_blob(handle_, column);
    return {static_cast<const char*>(bytes), bytes == nullptr ? 0 : static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

base::Day Statement::day(int column) const {
    const auto day = base::parse_day(text_view(column));
    if (!day) throw DatabaseFault{Kind::Damaged, "A stored day is no day, statement " + std::string{sql_->name()}, sql_->place(), ""};
    return *day;
}

base::Instant Statement::instant(int column) const {
    const auto instant = base::parse_instant(text_view(column));
    if (!instant) throw DatabaseFault{Kind::Damaged, "A stored time is no time, statement " + std::string{sql_->name()}, sql_->place(), ""};
    return *instant;
}

std::optional<std::int64_t> Statement::optional_integer(int column) const {
    return is_null(column) ? std::nullopt : std::optional{integer(column)};
}
std::optional<double> Statement::optional_real(int column) const { return is_null(column) ? std::nullopt : std::optional{real(column)}; }
std::optional<std::string> Statement::optional_text(int column) const {
    return is_null(column) ? std::nullopt : std::optional{text(column)};
}
std::optional<base::Day> Statement::optional_day(int column) const { return is_null(column) ? std::nullopt : std::optional{day(column)}; }
std::optional<base::Instant> Statement::optional_instant(int column) const {
    return is_null(column) ? std::nullopt : std::optional{instant(column)};
}

}  // namespace store
