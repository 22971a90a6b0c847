/// What other rooms see of the database: a consistent snapshot to read, a transaction to write.
#pragma once

#include "store/connection.h"

namespace store {

/// One moment of the database: however long it is read, nothing in it changes.
class Snapshot {
public:
    explicit Snapshot(Connection& connection) : connection_{connection} {}
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

    /// The bound statement: `auto rows = snapshot.query(titles, year); while (rows.step()) … rows.text(0);`
    /// The statement may not outlive the snapshot.
    template <class... Values>
    Statement query(const Sql& sql, const Values&... values) {
        return connection_.query(sql, values...);
    }

    /// Prepared without values, for binding many times.
    Statement prepare(const Sql& sql) { return connection_.prepare(sql); }

    /// For who follows commits, while they are told of one: the tables of which it changed rows.
    const std::set<std::string, std::less<>>& changed_tables() const { return connection_.changed_tables(); }
    /// The rows themselves, by their integer keys; nothing where it changed more than `most_rows_named` of the table. Of changes that were undone too.
    std::optional<std::span<const ChangedRow>> changed_rows(std::string_view table) const { return connection_.changed_rows(table); }

protected:
    Connection& connection_;
};

/// A writing job's turn: all it did becomes durable, or none of it. It sees what it has itself written.
class Transaction : public Snapshot {
public:
    explicit Transaction(Connection& connection) : Snapshot{connection} {}

    /// Runs the statement and returns how many rows it inserted, changed or deleted.
    template <class... Values>
    std::int64_t run(const Sql& sql, const Values&... values) {
        return connection_.run(sql, values...);
    }

    /// Runs `INSERT … RETURNING key` and returns the key.
    template <class... Values>
    std::int64_t insert(const Sql& sql, const Values&... values) {
        Statement statement = connection_.query(sql, values...);
        statement.step();
        const std::int64_t key = statement.integer(0);
        statement.run();
        return key;
    }

    /// Undoes what this job did when it ends, although it returns. A job that returns an empty std::expected is undone
    /// without being asked: a refusal changes nothing.
    void roll_back() { wanted_ = false; }
    bool wanted() const { return wanted_; }

private:
    bool wanted_ = true;
};

}  // namespace store
