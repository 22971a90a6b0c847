// How long it takes to find recommendations that say nearly the same among 100,000, and to filter a tracker of 10,000. Everything is
// invented: sentences are put together from the parts of which real ones are made, so that words repeat as they do in reports.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <random>

#include "casework/case_testing.h"
#include "learning/alike.h"
#include "learning/tracker.h"
#include "learning/tracker_store.h"

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::array<const char*, 16> whom{"The partnership", "Health visiting", "Children's social care", "The police", "Schools and colleges", "The integrated care board", "Housing officers", "Probation", "The hospital trust", "General practices",
                                           "Adult mental health services", "The virtual school", "Early help", "Voluntary organisations", "The youth justice service", "Safeguarding partners"};
constexpr std::array<const char*, 24> does{"should share", "should review", "should audit", "should record", "should replace", "should agree", "should measure", "should redesign", "should ask every quarter about", "should commission", "should make one policy of", "should test", "should fund",
                                           "should require", "should publish", "should introduce", "should bring together", "should stop", "should update", "should appoint a lead for", "should visit within two days after", "should see the child alone during", "should train every new worker in", "should write down who decides on"};
constexpr std::array<const char*, 40> what{"growth records of babies", "chronologies of families who move", "strategy discussions", "missed appointments", "the voice of the child", "contact with fathers and male carers", "pre-birth assessments", "bruising in babies who do not crawl", "thresholds for early help", "the language of was not brought",
                                           "supervision of newly qualified staff", "housing notes about damp and mould", "children missing from education", "elective home education", "domestic abuse notifications to schools", "safety plans after discharge", "parental mental health crises", "substance use in pregnancy", "adolescents at risk outside the home", "children who are looked after far away",
                                           "section 47 decisions", "interpreters for family meetings", "siblings of children with disabilities", "private fostering", "perplexing presentations", "neglect toolkits", "concealed pregnancies", "safe sleeping advice", "escalation between agencies", "visits out of hours",
                                           "transfers between health visiting teams", "records of who holds parental responsibility", "information from neighbouring forces", "checks of adults who join a household", "self harm and suicide pathways", "online abuse reports", "serious violence panels", "care leavers with babies", "temporary accommodation placements", "dog bites in homes with infants"};
constexpr std::array<const char*, 20> how{"across all agencies", "within six months", "with a single named lead", "and report to the board", "using one electronic record", "and show the effect for children", "in every locality", "with families taking part", "for children under two", "at each point of transfer",
                                          "and check it by dip sample", "with a re-test after a year", "including out of hours", "with adult services present", "as part of induction", "and tell the referrer", "when a worker leaves", "before a case is closed", "for each child in the family", "with weekly oversight"};

std::string sentence(std::mt19937_64& chance) {
    const auto of = [&](const auto& list) { return list[chance() % list.size()]; };
    return fmt::format("{} {} {} and {} {}, {}.", of(whom), of(does), of(what), of(what), of(how), of(how));
}

template <class Ask>
void measure(const char* name, int times, Ask ask) {
    std::vector<double> took;
    for (int i = 0; i < times; ++i) {
        const auto before = Clock::now();
        ask(i);
        took.push_back(std::chrono::duration<double, std::milli>(Clock::now() - before).count());
    }
    std::ranges::sort(took);
    fmt::print("{:<58}{:>9.3f}{:>9.3f}\n", name, took[took.size() / 2], took[took.size() * 99 / 100]);
}

void alike() {
    std::mt19937_64 chance{20261126};
    learning::AlikeIndex index;
    std::vector<std::string> texts;
    for (int i = 0; i < 100'000; ++i) texts.push_back(sentence(chance)), index.add(texts.back());
    std::size_t found = 0;
    measure("nearly identical among 100,000, one of them asked for", 400, [&](int i) { found += index.like(texts[static_cast<std::size_t>(i) * 241], 10, learning::alike_enough).at(0).share > 0.999; });
    measure("nearly identical among 100,000, a new sentence", 400, [&](int) { (void)index.like(sentence(chance), 10, learning::alike_enough); });
    if (found != 400) throw std::runtime_error{"a text did not find itself"};
}

void tracker_of_ten_thousand() {
    casework::TestDesk desk;
    std::mt19937_64 chance{7};
    const auto first = *base::parse_day("2023-01-02");
    for (int batch = 0; batch < 100; ++batch)
        desk.store().write([&](store::Transaction& t) {
            for (int i = 0; i < 100; ++i) {
                casework::Answers words;
                words.set({"recommendation", 0, "text"}, sentence(chance)), words.set({"recommendation", 0, "by"}, base::to_iso(first + std::chrono::days{chance() % 1500}));
                words.set({"recommendation", 0, "theme"}, what[chance() % what.size()]), words.set({"addressee", 0, "name"}, whom[chance() % whom.size()]), words.set({"addressee", 0, "target"}, "health_provider");
                learning::add_recommendation(t, desk.ground(), {.partnership = 1, .answers = words}, casework::TestDesk::on("2023-01-02"));
            }
        });
    const learning::Reader reader{.cases = {}, .partnerships = {1}, .closed_cases = {}, .agency = {}, .agency_partnership = 0};
    const auto ask = [&](learning::TrackerWanted wanted) {
        wanted.today = *base::parse_day("2024-07-01");
        return desk.store().read([&](store::Snapshot& snapshot) { return learning::tracker(snapshot, reader, wanted); });
    };
    if (ask({}).all != 10'000) throw std::runtime_error{"not all are there"};
    measure("tracker of 10,000: all, by day", 100, [&](int) { (void)ask({}); });
    measure("tracker of 10,000: overdue", 100, [&](int) { (void)ask({.due = learning::TrackerWanted::Due::Overdue}); });
    measure("tracker of 10,000: words, owner and theme", 100, [&](int) { (void)ask({.words = "growth records", .theme = what[0], .owner = "police"}); });
    measure("tracker of 10,000: owner alone", 100, [&](int) { (void)ask({.owner = "housing"}); });
}

}  // namespace

int main() {
    fmt::print("{:<58}{:>9}{:>9}\n", "milliseconds", "median", "99th");
    alike();
    tracker_of_ten_thousand();
}
