#include "cli/program.h"

#include <CLI/CLI.hpp>

#include <cstdio>

#include "base/fault.h"
#include "base/log.h"
#include "cli/command.h"

namespace cli {

namespace {

constexpr const char* about =
    "Cairn: child safeguarding practice reviews, brought in, searched, read and cited.\n"
    "Example: cairn --data /srv/cairn import reviews/ && cairn --data /srv/cairn serve";

int exit_status(Exit exit) { return static_cast<int>(exit); }

}  // namespace

int run(int argc, char** argv) {
    CLI::App program{about, "cairn"};
    Setting setting;
    Chosen chosen;
    program.add_option("--data", setting.data, "The data folder")->envname("CAIRN_DATA")->capture_default_str();
    program.add_option("--config", setting.configuration, "The configuration file (without: cairn.toml in the data folder, where there is one)")->envname("CAIRN_CONFIG");
    program.set_version_flag("--version", "cairn 0.1.0");
    program.require_subcommand(1);
    add_serve(program, chosen);
    add_import(program, chosen);
    add_search(program, chosen);
    add_index(program, chosen);
    add_record(program, chosen);
    add_verify(program, chosen);
    add_backup(program, chosen);
    add_restore(program, chosen);
    add_keys(program, chosen);
    add_user(program, chosen);
    add_org(program, chosen);
    add_demonstration(program, chosen);
    add_deposit(program, chosen);
    add_demo(program, chosen);
    add_calendar(program, chosen);
    add_check(program, chosen);
    add_chronology(program, chosen);
    add_clock(program, chosen);
    add_config(program, chosen);
    base::set_log_level(base::Level::Error);  // `serve` alone tells what it does all day.
    try {
        program.parse(argc, argv);
        return exit_status(chosen(setting));
    } catch (const CLI::Success& wanted) {  // --help, --version
        return program.exit(wanted);
    } catch (const CLI::ParseError& misuse) {
        program.exit(misuse);
        return exit_status(Exit::Misuse);
    } catch (const base::Fault& fault) {
        std::fprintf(stderr, "cairn: %s\n", fault.what());
        return exit_status(Exit::Refused);
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "cairn: %s\n", fault.what());
        return exit_status(Exit::Refused);
    }
}

}  // namespace cli
