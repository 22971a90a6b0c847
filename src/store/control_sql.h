/// Statements that begin and end transactions. SQLite only: they are not registered for PostgreSQL, whose driver will
/// have its own.
#pragma once

#include "store/sql.h"

namespace store {

extern const Sql begin_writing, commit, roll_back, begin_reading, begin_job, undo_job, end_job;

}  // namespace store
