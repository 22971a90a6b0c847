/// One connection to the database and its statements: thin over the C API. For one thread at a time.
/// Other rooms get at it through `Snapshot` and `Transaction` only.
#pragma once

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "base/day.h"
#include "base/id.h"
#include "store/database_fault.h"
#include "store/sql.h"

struct sqlite3;
struct sqlite3_stmt;

namespace store {

/// Bytes to bind as a blob; a std::string is bound as text.
struct Bytes {
    std::string_view bytes;
};

/// A row as SQLite names it when it changes.
struct ChangedRow {
    std::int64_t key = 0;  ///< Its INTEGER PRIMARY KEY; of a table without one it means nothing.
    enum class How { Added, Changed, Removed } how = How::Changed;
};
constexpr std::size_t most_rows_named = 256;

class Connection;

/// A statement at work: bind, then step through its rows. Goes back to the connection's cache when it is destroyed.
class Statement {
public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    /// Parameters `$1`, `$2`… in order: integers, enums, doubles, text, Bytes, Id, Day (as `YYYY-MM-DD`), Instant (as
    /// ISO 8601), optionals of these (NULL when empty). The bytes are copied. Begins the statement anew.
    template <class... Values>
    Statement& bind(const Values&... values) {
        begin(sizeof...(Values));
        int position = 0;
        (bind_value(++position, values), ...);
        return *this;
    }

    /// Moves to the next row; false when there is none.
    bool step();
    /// Runs to the end, whatever rows there are.
    void run();

    /// Columns are counted from 0. A NULL reads as 0 or "" where the type is not optional.
    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    int number(int column) const { return static_cast<int>(integer(column)); }
    double real(int column) const;
    std::string text(int column) const { return std::string{text_view(column)}; }
    /// Text or blob without a copy, good until the next step.
    std::string_view text_view(int column) const;
    std::string blob(int column) const { return text(column); }
    base::Day day(int column) const;
    base::Instant instant(int column) const;
    template <class Identity>
    Identity id(int column) const {
        return Identity{integer(column)};
    }
    std::optional<std::int64_t> optional_integer(int column) const;
    std::optional<double> optional_real(int column) const;
    std::optional<std::string> optional_text(int column) const;
    std::optional<base::Day> optional_day(int column) const;
    std::optional<base::Instant> optional_instant(int column) const;

private:
    friend class Connection;
    Statement(Connection& connection, const Sql& sql, sqlite3_stmt* handle) : connection_{&connection}, sql_{&sql}, handle_{handle} {}

    void begin(std::size_t values);
    void check(int result);
    void bind_null(int position);
    void bind_integer(int position, std::int64_t);
    void bind_real(int position, double);
    void bind_text(int position, std::string_view);
    void bind_blob(int position, std::string_view);

    void bind_value(int position, std::integral auto value) { bind_integer(position, static_cast<std::int64_t>(value)); }
    void bind_value(int position, std::floating_point auto value) { bind_real(position, value); }
    void bind_value(int position, std::string_view value) { bind_text(position, value); }
    void bind_value(int position, const char* value) { bind_text(position, value); }
    void bind_value(int position, Bytes value) { bind_blob(position, value.bytes); }
    void bind_value(int position, std::nullptr_t) { bind_null(position); }
    void bind_value(int position, base::Day value) { bind_text(position, base::to_iso(value)); }
    void bind_value(int position, base::Instant value) { bind_text(position, base::to_iso(value)); }
    template <class Tag>
    void bind_value(int position, base::Id<Tag> value) {
        bind_integer(position, value.value());
    }
    template <class Enum>
        requires std::is_enum_v<Enum>
    void bind_value(int position, Enum value) {
        bind_integer(position, static_cast<std::int64_t>(value));
    }
    template <class Value>
    void bind_value(int position, const std::optional<Value>& value) {
        if (value) {
            bind_value(position, *value);
        } else {
            bind_null(position);
        }
    }

    Connection* connection_;
    const Sql* sql_;
    sqlite3_stmt* handle_;
};

class Connection {
public:
    enum class Use { Write, Read };

    /// Opens the file with foreign keys on and full sync; never checkpoints by itself. `vfs` names SQLite's file layer,
    /// empty for its own.
    Connection(const std::filesystem::path& file, Use use, const std::string& vfs = {});
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    /// The statement, compiled at its first use.
    Statement prepare(const Sql&);

    /// Prepared and bound: step through its rows.
    template <class... Values>
    Statement query(const Sql& sql, const Values&... values) {
        Statement statement = prepare(sql);
        statement.bind(values...);
        return statement;
    }

    /// Runs the statement and returns how many rows it inserted, changed or deleted.
    template <class... Values>
    std::int64_t run(const Sql& sql, const Values&... values) {
        query(sql, values...).run();
        return changes();
    }

    /// Rows that the last statement inserted, changed or deleted.
    std::int64_t changes() const;
    bool in_transaction() const;
    /// Tables of which this connection changed rows since they were last forgotten; of changes that were undone too. A statement that
    /// empties a whole table is not noticed: no room has one.
    const std::set<std::string, std::less<>>& changed_tables() const { return changed_tables_; }
    /// Rows of the table that were changed since, by their integer keys, at most `most_rows_named`; nothing where there were more.
    std::optional<std::span<const ChangedRow>> changed_rows(std::string_view table) const;
    void forget_changed_tables();
    sqlite3* handle() const { return handle_; }
    const std::filesystem::path& file() const { return file_; }

    /// The fault for the last failure of this connection.
    [[noreturn]] void fail(int result, std::string_view did, std::string_view where);

private:
    friend class Statement;
    void give_back(const Sql&, sqlite3_stmt*);
    void note_changed(const char* table, ChangedRow row);

    std::filesystem::path file_;
    sqlite3* handle_ = nullptr;
    std::unordered_map<const Sql*, std::vector<sqlite3_stmt*>> idle_;
    std::set<std::string, std::less<>> changed_tables_;
    std::map<std::string, std::vector<ChangedRow>, std::less<>> changed_rows_;
    const char* last_changed_ = nullptr;  ///< Most changes follow one of the same table.
    std::vector<ChangedRow>* last_rows_ = nullptr;
};

}  // namespace store
