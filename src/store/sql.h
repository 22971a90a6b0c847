/// A statement with a name: every SQL text of the program is a constant in some room's `*_store.cpp`, so that one test can
/// prepare each of them on SQLite and on PostgreSQL. The subset that both accept is in this room's README.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace store {

/// `$1`…`$n` are its parameters. Lives as long as the program; made by CAIRN_SQL only.
class Sql {
public:
    enum class Dialect { Both, SqliteOnly };
    Sql(const char* name, const char* text, const char* file, int line, Dialect dialect = Dialect::Both);
    Sql(const Sql&) = delete;
    Sql& operator=(const Sql&) = delete;

    std::string_view name() const { return name_; }
    /// As written, for PostgreSQL.
    std::string_view text() const { return text_; }
    /// With `?n` for `$n`: SQLite numbers `$n` by order of appearance, not by n.
    const std::string& for_sqlite() const { return for_sqlite_; }
    Dialect dialect() const { return dialect_; }
    /// `src/room/noun_store.cpp:12`.
    const std::string& place() const { return place_; }

private:
    std::string name_;
    std::string text_;
    std::string for_sqlite_;
    std::string place_;
    Dialect dialect_;
};

/// Defines the statement constant `name`, at namespace scope in a `*_store.cpp`.
#define CAIRN_SQL(name, text) const ::store::Sql name{#name, text, __FILE__, __LINE__}

/// The same for what this room alone may do: pragmas, transactions, SQLite's own tables.
#define CAIRN_SQLITE_ONLY(name, text) const ::store::Sql name{#name, text, __FILE__, __LINE__, ::store::Sql::Dialect::SqliteOnly}

/// Every statement that is linked into this program, in no order.
const std::vector<const Sql*>& registered_statements();

/// `$n` outside quotes and comments written `?n`.
std::string with_numbered_marks(std::string_view text);

}  // namespace store
