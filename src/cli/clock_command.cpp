#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <memory>

#include "calendar/explanation.h"
#include "calendar/loads.h"
#include "calendar/question.h"
#include "cli/command.h"
#include "cli/host_calendar.h"
#include "cli/settings.h"
#include "exchange/clock_json.h"
#include "store/store.h"

namespace cli {

namespace {

using calendar::Calendar;

struct ClockWords {
    std::string rule, from, nation = "england";
    std::vector<std::string> holidays;
    bool list = false, timetable = false, json = false;
};

/// What the words ask, once they are understood.
struct Asked {
    calendar::Question question;
    Calendar calendar;
};

void print(std::string_view line) {
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fputc('\n', stdout);
}

Exit misuse(const std::string& words) {
    std::fprintf(stderr, "cairn clock: %s\n", words.c_str());
    return Exit::Misuse;
}

/// The sentence that says what is wrong with the words and what to write instead.
std::expected<Asked, std::string> understood(const ClockWords& words, const Calendar& calendar) {
    const calendar::QuestionWords question_words{words.rule, words.from, words.nation};
    auto question = understand(calendar, question_words);
    if (!question) return std::unexpected{words_of(question.error().front(), calendar, question_words, calendar::Naming::Options)};
    if (words.timetable && words.rule != "rapid-review") return std::unexpected{std::string{"only the rule rapid-review has a timetable. Leave --timetable out."}};
    Asked asked{std::move(*question), calendar};
    for (const std::string& text : words.holidays) {
        const auto day = base::parse_day(text);
        if (!day) return std::unexpected{fmt::format("--if-holiday: \"{}\" is not a day of the calendar. Write year, month and day as 2025-12-22.", text)};
        asked.calendar = asked.calendar.with_holiday(asked.question.nation, *day, {"what if", "beth pe bai"});
    }
    return asked;
}

Exit refuse(const calendar::Refusal& refusal, const Asked& asked, bool json) {
    if (json) print(exchange::to_json(refusal, asked.calendar));
    else std::fprintf(stderr, "cairn clock: %s\n", words_of(refusal).c_str());
    return Exit::Refused;
}

Exit print_timetable(const Asked& asked, bool json) {
    const auto steps = calendar::timetable(asked.calendar, asked.question.nation, asked.question.start);
    if (!steps) return refuse(steps.error(), asked, json);
    if (json) return print(exchange::to_json(*steps)), Exit::Done;
    print("A local timetable: a template that can be changed, no rule.");
    for (const auto& [step, day] : *steps) print(fmt::format("  {:>3}  {}: {}", step.working_day, calendar::day_words(day), step.title.en));
    return Exit::Done;
}

Exit list(const ClockWords& words, const Calendar& calendar) {
    if (words.json) return print(exchange::rules_json(calendar)), Exit::Done;
    for (const auto& rule : calendar.rules()) {
        const auto amount = rule.counts == calendar::Counts::NotKnown ? std::string{"not known"} : rule.counts == calendar::Counts::NoLimit ? std::string{"no limit"} : amount_words(rule);
        print(fmt::format("{} ({}, {}): {}, {} from {}{}", rule.name, name_of(rule.nation), rule.version, amount, rule.counts == calendar::Counts::WorkingDaysBefore ? "before," : "after,",
                          base::to_iso(rule.from), rule.to ? " to " + base::to_iso(*rule.to) : " on"));
        print(fmt::format("    {}; counted from the day on which {}.", rule.title.en, rule.starts.en));
        print("    " + standing_words(rule));
        if (!rule.note.en.empty()) print("    " + rule.note.en);
    }
    return Exit::Done;
}

/// The program's calendar; beside a data folder, the one that was loaded there: the answer is then the one that its pages give.
Calendar calendar_for(const Setting& setting, const base::Settings& settings) {
    const auto own = host_calendar(settings);
    if (!std::filesystem::exists(setting.data / "cairn.db")) return own;
    const auto store = store::Store::open(setting.data, {.mode = store::Mode::ReadOnly, .purpose = "cairn clock"});
    if (!store) {
        std::fprintf(stderr, "cairn clock: what was loaded into %s is not asked: %s\n", setting.data.string().c_str(), store.error().words.c_str());
        return own;
    }
    return (*store)->read([&](store::Snapshot& snapshot) { return calendar::with_newest_load(snapshot, own); });
}

Exit clock(const Setting& setting, const ClockWords& words) {
    const auto settings = settings_of(setting);
    if (!settings) return Exit::Refused;
    const auto calendar = calendar_for(setting, *settings);
    if (words.list) return list(words, calendar);
    const auto asked = understood(words, calendar);
    if (!asked) return misuse(asked.error());
    if (words.timetable) return print_timetable(*asked, words.json);
    const auto working = work_out(asked->calendar, asked->question.rule, asked->question.nation, asked->question.start);
    if (!working) return refuse(working.error(), *asked, words.json);
    if (words.json) return print(exchange::to_json(*working, asked->calendar)), Exit::Done;
    for (const std::string& line : explain(*working)) print(line);
    return Exit::Done;
}

}  // namespace

void add_clock(CLI::App& program, Chosen& chosen) {
    auto* command = program.add_subcommand("clock", "Work out a statutory date and show how; needs no data folder");
    command->footer("Example: cairn clock notification --from 2025-12-22\n"
                    "         cairn clock publication-copies --from 2026-01-02   (from the day of publication: the last day to send)\n"
                    "         cairn clock rapid-review --from 2025-12-23 --if-holiday 2026-01-05   (what if that day became a bank holiday?)\n"
                    "         cairn clock --list");
    const auto words = std::make_shared<ClockWords>();
    command->add_option("rule", words->rule, "The rule: notification, tell-partners, rapid-review, review, publication-copies, floor and others; --list shows all");
    command->add_option("--from", words->from, "The day on which it starts, as 2025-12-22; this day itself is not counted");
    command->add_option("--nation", words->nation, "england, wales, scotland or northern-ireland")->capture_default_str();
    command->add_option("--if-holiday", words->holidays, "What if this day were a bank holiday too? May come several times")->take_all();
    command->add_flag("--timetable", words->timetable, "With rapid-review: the days of a local timetable");
    command->add_flag("--list", words->list, "Every rule with its strength, its source and whether it was checked");
    command->add_flag("--json", words->json, "Print JSON");
    command->callback([&chosen, words] { chosen = [words](const Setting& setting) { return clock(setting, *words); }; });
}

}  // namespace cli
