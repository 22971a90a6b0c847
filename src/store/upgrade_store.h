#pragma once

#include <filesystem>

#include "store/connection.h"

namespace store {

/// Turns on the write-ahead log; once for the life of the file.
void use_write_ahead_log(Connection&);
/// A whole copy of the database as of now, in a file that must not exist.
void copy_database(Connection&, const std::filesystem::path& to);
/// "ok", or what SQLite found wrong.
std::string integrity_of(Connection&);

}  // namespace store
