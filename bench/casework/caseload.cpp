// What a list of thousands of cases costs whoever may see most of them, and whoever may see fewest; what opening a case costs; and how
// long a read waits for its event to be safe, where eight ask at once. Usage: cairn_casework_bench DATA
#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>

#include "audit/event.h"
#include "calendar/london.h"
#include "casework/case_file.h"
#include "casework/case_store.h"
#include "casework/caseload.h"
#include "casework/caseloads.h"
#include "casework/doing.h"
#include "identity/membership.h"
#include "identity/person.h"
#include "store/sealing/open_keys.h"
#include "store/store.h"

namespace {

using namespace casework;
using Clock = std::chrono::steady_clock;

double processor_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Times {
    std::vector<double> wall, processor;
    template <class Ask>
    void take(Ask ask) {
        const double worked = processor_ms();
        const auto before = Clock::now();
        ask();
        wall.push_back(std::chrono::duration<double, std::milli>(Clock::now() - before).count());
        processor.push_back(processor_ms() - worked);
    }
};

double at(std::vector<double> list, double share) {
    std::ranges::sort(list);
    return list[std::min(list.size() - 1, static_cast<std::size_t>(share * static_cast<double>(list.size())))];
}

void print(std::string_view name, const Times& times) {
    fmt::print("{:<40}{:>10.3f}{:>10.3f}{:>12.3f}{:>10.3f}\n", name, at(times.wall, 0.5), at(times.wall, 0.99), at(times.processor, 0.5), at(times.processor, 0.99));
}

struct List {
    const char* name;
    CaseloadWanted wanted;
};

std::vector<List> lists() {
    using Due = CaseloadWanted::Due;
    using Closed = CaseloadWanted::Closed;
    return {{"open cases, next due first", {}}, {"all cases, next due first", {.closed = Closed::With}}, {"all cases, page 40 by pseudonym", {.closed = Closed::With, .sort = CaseloadSort::Pseudonym, .page = 40}},
            {"overdue", {.due = Due::Overdue}}, {"rapid reviews", {.stage = Stage::RapidReview}}, {"words in pseudonym", {.words = "willow", .closed = Closed::With}}};
}

/// `ask`: the list from memory, from the database, or from memory where something was written since.
template <class Ask>
void measure_lists(const char* how, store::Store& store, identity::PersonId most, identity::PersonId least, int rounds, Ask ask) {
    fmt::print("{}\n", how);
    for (const auto& list : lists()) {
        Times times[2];
        std::int64_t all[2] = {};
        for (int round = 0; round < rounds; ++round)
            for (int who = 0; who < 2; ++who) {
                auto wanted = list.wanted;
                wanted.person = who == 0 ? most : least, wanted.now = store.now(), wanted.today = calendar::day_in_london(wanted.now);
                ask(times[who], wanted, all[who]);
            }
        print(fmt::format("{}, of {}", list.name, all[0]), times[0]);
        print(fmt::format("{}, of {}", list.name, all[1]), times[1]);
    }
}

void measure_opening(store::Store& store, const Ground& ground, identity::PersonId most) {
    const auto cases = store.read([&](store::Snapshot& snapshot) {
        return caseload(snapshot, {.person = most, .now = store.now(), .closed = CaseloadWanted::Closed::Only, .sort = CaseloadSort::Reference, .size = 200}).cases;
    });
    Times times;
    for (int round = 0; round < 10; ++round)
        for (const auto& of : cases) times.take([&] { store.read([&](store::Snapshot& snapshot) { return open_file(snapshot, ground, of).records.size(); }); });
    print("open a case", times);
}

/// Eight people read cases at once: each waits until the event of the read is safe on disk.
void measure_reads(store::Store& store, const std::vector<Case>& cases) {
    std::mutex mutex;
    Times all;
    std::vector<std::jthread> readers;
    const auto began = Clock::now();
    for (std::size_t reader = 0; reader < 8; ++reader)
        readers.emplace_back([&, reader] {
            Times own;
            for (std::size_t i = 0; i < 250; ++i) {
                const audit::Event event{.at = store.now(), .role = "coordinator", .case_id = cases[(reader * 251 + i) % cases.size()].id, .kind = audit::Kind::CaseRead};
                own.take([&] { store.write([&](store::Transaction& transaction) { audit::record(transaction, event); }); });
            }
            const std::lock_guard lock{mutex};
            all.wall.insert(all.wall.end(), own.wall.begin(), own.wall.end());
            all.processor.insert(all.processor.end(), own.processor.begin(), own.processor.end());
        });
    readers.clear();
    print("record a read, eight at once", all);
    fmt::print("{:<40}{:>10.0f} a second\n", "reads recorded", static_cast<double>(all.wall.size()) / std::chrono::duration<double>(Clock::now() - began).count());
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    auto store = store::Store::open(argv[1], {.purpose = "bench"}).value();
    auto keys = store::open_keys(*store, store::default_keys_folder(store->folder())).value();
    const Ground ground{*keys, calendar::Calendar::embedded(), base::system_random()};
    const auto person = [&](const char* address) { return store->read([&](store::Snapshot& snapshot) { return identity::person_by_address(snapshot, address).value().id; }); };
    const auto most = person("manager@eastmarch.example"), least = person("author@eastmarch.example");
    fmt::print("{:<40}{:>10}{:>10}{:>12}{:>10}\n", "milliseconds", "p50", "p99", "cpu p50", "cpu p99");
    Caseloads caseloads{*store};
    const auto some = store->read([&](store::Snapshot& snapshot) { return caseload(snapshot, {.person = least, .now = store->now(), .closed = CaseloadWanted::Closed::With}).cases.front(); });
    measure_lists("from memory, nothing written since", *store, most, least, 1000, [&](Times& times, const CaseloadWanted& wanted, std::int64_t& all) {
        times.take([&] { all = caseloads.list(wanted).all; });
    });
    measure_lists("from memory, after a read of some case was recorded", *store, most, least, 60, [&](Times& times, const CaseloadWanted& wanted, std::int64_t& all) {
        store->write([&](store::Transaction& transaction) { audit::record(transaction, {.at = store->now(), .case_id = some.id, .kind = audit::Kind::CaseRead}); });
        times.take([&] { all = caseloads.list(wanted).all; });
    });
    measure_lists("from memory, after a case was changed", *store, most, least, 60, [&](Times& times, const CaseloadWanted& wanted, std::int64_t& all) {
        store->write([&](store::Transaction& transaction) { set_details(transaction, some, {some.pseudonym, some.area, some.lead, some.children}, {.who = audit::Who::system(), .role = {}, .at = store->now(), .address = {}, .request = {}}); });
        times.take([&] { all = caseloads.list(wanted).all; });
    });
    auto journal = identity::NoJournal{};
    const auto nobody = person("auditor@eastmarch.example");
    measure_lists("from memory, after somebody joined a case or left it", *store, most, least, 60, [&](Times& times, const CaseloadWanted& wanted, std::int64_t& all) {
        store->write([&](store::Transaction& transaction) {
            const identity::Act act{.at = store->now(), .journal = journal};
            if (!identity::leave_case(transaction, some.id.to_string(), nobody, identity::Role::Scrutineer, act))
                (void)identity::join_case(transaction, some.id.to_string(), {.person = nobody, .role = identity::Role::Scrutineer}, act);
        });
        times.take([&] { all = caseloads.list(wanted).all; });
    });
    measure_lists("from the database", *store, most, least, 40, [&](Times& times, const CaseloadWanted& wanted, std::int64_t& all) {
        times.take([&] { all = store->read([&](store::Snapshot& snapshot) { return caseload(snapshot, wanted).all; }); });
    });
    measure_opening(*store, ground, most);
    measure_reads(*store, store->read([&](store::Snapshot& snapshot) {
        return caseload(snapshot, {.person = most, .now = store->now(), .closed = CaseloadWanted::Closed::With, .size = 0}).cases;
    }));
    return 0;
}
