/// A PostgreSQL 15 of its own in a temporary folder, reached over a Unix socket only, gone with the object.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

struct pg_conn;

class ThrowawayPostgres {
public:
    /// Nothing when the server is not installed (`tools/setup postgres`).
    static std::unique_ptr<ThrowawayPostgres> start();
    ThrowawayPostgres(const ThrowawayPostgres&) = delete;
    ThrowawayPostgres& operator=(const ThrowawayPostgres&) = delete;
    ~ThrowawayPostgres();

    /// Runs the statements; the error in PostgreSQL's words, or nothing.
    std::optional<std::string> run(const std::string& statements);
    /// Prepares one statement; the error, or nothing.
    std::optional<std::string> prepare(const std::string& statement);

private:
    explicit ThrowawayPostgres(std::filesystem::path folder) : folder_{std::move(folder)} {}
    std::filesystem::path folder_;
    pg_conn* connection_ = nullptr;
};
