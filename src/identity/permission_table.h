/// Which role may do what, and how far it reaches: data/permissions.csv, read once.
#pragma once

#include <map>
#include <string_view>
#include <utility>

#include "identity/permission.h"
#include "identity/role.h"

namespace identity {

/// How far a permission reaches for who has the role.
enum class Scope {
    None,
    Own,           ///< What is theirs or their own agency's.
    Shared,        ///< In their case: what is theirs or was shared with them.
    Case,          ///< In the cases in which they have the role.
    Partnership,   ///< Everywhere in the partnership for which they hold the role.
    Installation,  ///< Everywhere.
};

class PermissionTable {
public:
    /// Throws base::Fault naming the line where a row is no row.
    explicit PermissionTable(std::string_view csv);
    static const PermissionTable& built_in();

    Scope scope(Role role, Permission permission) const;

private:
    std::map<std::pair<Role, Permission>, Scope> cells_;
};

std::string_view to_word(Scope scope);

}  // namespace identity
