#include "throwaway_postgres.h"

#include <libpq-fe.h>
#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace fs = std::filesystem;

namespace {

const fs::path programs = "/usr/lib/postgresql/15/bin";

// The server refuses to run as root, so that root runs it as the user that its package made.
void run_command(const std::string& command, const fs::path& log) {
    const std::string as_user = ::geteuid() == 0 ? "runuser -u postgres -- " : "";
    const std::string whole = "cd / && " + as_user + programs.string() + "/" + command + " >>" + log.string() + " 2>&1 </dev/null";
    if (std::system(whole.c_str()) != 0) throw std::runtime_error{"failed, see " + log.string() + ": " + whole};
}

void give_to_server(const fs::path& folder) {
    const passwd* user = ::geteuid() == 0 ? ::getpwnam("postgres") : nullptr;
    if (user != nullptr && ::chown(folder.c_str(), user->pw_uid, user->pw_gid) != 0) throw std::runtime_error{"could not give away " + folder.string()};
}

std::optional<std::string> outcome(PGresult* result) {
    const auto status = PQresultStatus(result);
    const bool fine = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    std::optional<std::string> error;
    if (!fine) error = PQresultErrorMessage(result);
    PQclear(result);
    return error;
}

}  // namespace

std::unique_ptr<ThrowawayPostgres> ThrowawayPostgres::start() {
    if (!fs::exists(programs / "initdb")) return nullptr;
    std::string name = (fs::temp_directory_path() / "cairn-postgres-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
    give_to_server(name);
    std::unique_ptr<ThrowawayPostgres> server{new ThrowawayPostgres{name}};
    const fs::path log = name + ".log";
    run_command("initdb -D " + name + "/data -U cairn -A trust -E UTF8 --locale=C --no-sync", log);
    run_command("pg_ctl -D " + name + "/data -w -l " + name + "/log -o \"-c listen_addresses='' -c fsync=off -k " + name + "\" start", log);
    server->connection_ = PQconnectdb(("host=" + name + " user=cairn dbname=postgres").c_str());
    if (PQstatus(server->connection_) != CONNECTION_OK) throw std::runtime_error{PQerrorMessage(server->connection_)};
    return server;
}

ThrowawayPostgres::~ThrowawayPostgres() {
    PQfinish(connection_);
    const fs::path log = folder_.string() + ".log";
    try {
        run_command("pg_ctl -D " + folder_.string() + "/data -m immediate stop", log);
    } catch (const std::exception&) {  // It never started; the log says why.
    }
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
    fs::remove(log, ignored);
}

std::optional<std::string> ThrowawayPostgres::run(const std::string& statements) {
    return outcome(PQexec(connection_, statements.c_str()));
}

std::optional<std::string> ThrowawayPostgres::prepare(const std::string& statement) {
    return outcome(PQprepare(connection_, "", statement.c_str(), 0, nullptr));
}
