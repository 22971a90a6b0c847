#pragma once

#include <string>

#include "base/fault.h"

namespace store {

/// What the database refused or could not do: names the statement and its place, never a value.
class DatabaseFault : public base::Fault {
public:
    enum class Kind {
        Constraint,  ///< A row that breaks UNIQUE, FOREIGN KEY, CHECK, NOT NULL or a trigger's rule.
        Busy,        ///< Somebody else holds the database.
        Disk,        ///< A read, write or sync failed, or the disk is full: nothing more may be written.
        Damaged,     ///< The file is no sound database.
        Other,
    };
    DatabaseFault(Kind kind, std::string what_failed, std::string where, std::string advice)
        : Fault{std::move(what_failed), std::move(where), std::move(advice)}, kind_{kind} {}
    Kind kind() const { return kind_; }

private:
    Kind kind_;
};

}  // namespace store
