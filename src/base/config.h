/// The configuration: one table of keys that reads the file and the environment, explains itself and writes its own page.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// Every setting with its default. What each means stands in the table in config_keys.cpp, and nowhere else.
struct Settings {
    struct Server {
        std::string bind = "127.0.0.1";
        std::int64_t port = 8080;
        std::string public_url;
        std::vector<std::string> trusted_proxies;
        std::string forwarded_header = "x-forwarded-for";
        std::int64_t io_threads = 1;
        std::int64_t workers = 0;
        std::int64_t waiting_requests = 256;
        std::int64_t stop_seconds = 20;
        std::string security_contact;
    } server;

    struct Site {
        std::string words;
        std::string content;
        std::string rules;
        std::string exit_to = "https://www.bbc.co.uk/weather";
        std::int64_t welsh = 1;
    } site;

    struct Tls {
        std::string certificate;
        std::string key;
    } tls;

    struct Limits {
        std::vector<std::string> exempt;
        std::int64_t connections = 4096;
        std::int64_t connections_per_address = 128;
        std::int64_t target_bytes = 4096;
        std::int64_t header_bytes = 16384;
        std::int64_t header_fields = 100;
        std::int64_t header_seconds = 15;
        std::int64_t idle_seconds = 60;
        std::int64_t transfer_grace_seconds = 10;
        std::int64_t transfer_bytes_per_second = 2048;
        std::int64_t query_fields = 200;
    } limits;

    struct Rates {
        std::int64_t pages_per_minute = 600;
        std::int64_t search_per_minute = 240;
        std::int64_t downloads_per_minute = 120;
        std::int64_t forms_per_minute = 120;
    } rates;

    struct Compression {
        std::int64_t smallest_bytes = 860;
        std::int64_t level = 2;
    } compression;

    struct Operations {
        std::vector<std::string> allow = {"127.0.0.0/8", "::1"};
    } operations;

    struct Keys {
        std::string folder;
    } keys;

    struct Audit {
        std::string roots_folder;
    } audit;

    struct Mail {
        std::string server;
        std::int64_t port = 587;
        std::string security = "starttls";
        std::string user;
        std::string password_file;
        std::string authorities_file;
        std::string sender;
    } mail;

    struct Print {
        std::string browser;
    } print;

    struct Log {
        std::string level = "info";
        std::string requests = "all";
        std::string addresses = "network";
    } log;
};

/// Why a configuration is refused: one line for a person, naming the file, its line and the key.
struct ConfigRefusal {
    std::string source;  ///< The file's name or `CAIRN_SERVER_PORT`.
    int line = 0;        ///< 0 where the source has no lines.
    std::string key;     ///< `server.port`; empty where the file is no TOML.
    std::string reason;

    /// "cairn.toml, line 3: server.port must be a whole number from 0 to 65535".
    std::string to_string() const;
};

/// Looks an environment variable up.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// The settings in the TOML text `toml`, which `source` names in refusals. `environment` overrides the file: `server.port` is
/// CAIRN_SERVER_PORT, lists are separated by commas. Refuses unknown keys, wrong types and values out of range.
[[nodiscard]] std::expected<Settings, ConfigRefusal> parse_settings(std::string_view toml, std::string_view source, const Environment& environment);

/// The same from a file and this process's environment; an empty `path` stands for no file. A file that cannot be read is refused.
[[nodiscard]] std::expected<Settings, ConfigRefusal> load_settings(const std::string& path);

/// Every key with its default and meaning: for the terminal (`cairn config --explain`), itself a configuration file that can be
/// kept and changed, and as the page docs/configuration.md.
std::string explain_settings();
std::string settings_page();

}  // namespace base
