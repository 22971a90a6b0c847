/// What every command of the program shares: where the data is, how to print, what the exit status means.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace cli {

/// Exit status of every command.
enum class Exit : int { Done = 0, Refused = 1, Misuse = 2 };

/// Options that stand before the command.
struct Setting {
    std::filesystem::path data{"data"};  ///< --data, or CAIRN_DATA.
    std::string configuration;           ///< --config; empty: DATA/cairn.toml where it exists.
};

/// The command that was chosen, run after all words have been read.
using Chosen = std::function<Exit(const Setting&)>;

void add_backup(CLI::App& program, Chosen& chosen);
void add_calendar(CLI::App& program, Chosen& chosen);
void add_check(CLI::App& program, Chosen& chosen);
void add_chronology(CLI::App& program, Chosen& chosen);
void add_clock(CLI::App& program, Chosen& chosen);
void add_config(CLI::App& program, Chosen& chosen);
void add_demo(CLI::App& program, Chosen& chosen);
void add_demonstration(CLI::App& program, Chosen& chosen);
void add_deposit(CLI::App& program, Chosen& chosen);
void add_import(CLI::App& program, Chosen& chosen);
void add_index(CLI::App& program, Chosen& chosen);
void add_keys(CLI::App& program, Chosen& chosen);
void add_org(CLI::App& program, Chosen& chosen);
void add_record(CLI::App& program, Chosen& chosen);
void add_restore(CLI::App& program, Chosen& chosen);
void add_search(CLI::App& program, Chosen& chosen);
void add_serve(CLI::App& program, Chosen& chosen);
void add_verify(CLI::App& program, Chosen& chosen);
void add_user(CLI::App& program, Chosen& chosen);

}  // namespace cli
