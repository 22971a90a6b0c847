#include "store/control_sql.h"

namespace store {

CAIRN_SQLITE_ONLY(begin_writing, "BEGIN IMMEDIATE");
CAIRN_SQLITE_ONLY(begin_reading, "BEGIN DEFERRED");
CAIRN_SQLITE_ONLY(commit, "COMMIT");
CAIRN_SQLITE_ONLY(roll_back, "ROLLBACK");
CAIRN_SQLITE_ONLY(begin_job, "SAVEPOINT job");
CAIRN_SQLITE_ONLY(undo_job, "ROLLBACK TO job");
CAIRN_SQLITE_ONLY(end_job, "RELEASE job");

}  // namespace store
