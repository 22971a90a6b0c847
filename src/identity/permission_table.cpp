#include "identity/permission_table.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/embedded.h"
#include "base/fault.h"
#include "identity/own_data.h"

namespace identity {

namespace {

constexpr std::array<std::string_view, 6> scopes{"none", "own", "shared", "case", "partnership", "installation"};

std::optional<Scope> scope_named(std::string_view word) {
    const auto found = std::ranges::find(scopes, word);
    if (found == scopes.end()) return std::nullopt;
    return static_cast<Scope>(found - scopes.begin());
}

/// The part up to the next comma, taken off the line. The columns that decide hold no comma; source and note stand behind them.
std::string_view next_cell(std::string_view& line) {
    const std::size_t comma = std::min(line.find(','), line.size());
    const std::string_view cell = line.substr(0, comma);
    line.remove_prefix(std::min(comma + 1, line.size()));
    return cell;
}

}  // namespace

PermissionTable::PermissionTable(std::string_view csv) {
    bool heading = true;
    while (!csv.empty()) {
        const std::size_t end = std::min(csv.find('\n'), csv.size());
        const std::string_view whole = csv.substr(0, end);
        csv.remove_prefix(std::min(end + 1, csv.size()));
        if (std::exchange(heading, false) || whole.empty()) continue;
        std::string_view line = whole;
        const auto role = role_named(next_cell(line));
        const auto permission = permission_named(next_cell(line));
        const auto scope = scope_named(next_cell(line));
        if (!role || !permission || !scope || !cells_.emplace(std::pair{*role, *permission}, *scope).second)
            throw base::Fault{"The table of permissions has a line that is none or stands there twice", std::string{whole}, "Correct data/permissions.csv."};
    }
}

const PermissionTable& PermissionTable::built_in() {
    static const PermissionTable table{own_data("permissions.csv")};
    return table;
}

Scope PermissionTable::scope(Role role, Permission permission) const {
    const auto found = cells_.find({role, permission});
    return found == cells_.end() ? Scope::None : found->second;
}

std::string_view to_word(Scope scope) { return scopes[static_cast<std::size_t>(scope)]; }

}  // namespace identity
