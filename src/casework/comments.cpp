#include "casework/comments.h"

#include <algorithm>
#include <map>

namespace casework {

namespace {

Comment comment_of(const Record& record) {
    const auto& does = record.answers.of("comment", "does");
    return {&record, does == "settles" ? CommentDoes::Settles : does == "reopens" ? CommentDoes::Reopens : CommentDoes::Says, record.answers.of("comment", "role"), record.answers.of("comment", "text")};
}

}  // namespace

std::string_view to_word(CommentDoes does) {
    switch (does) {
        case CommentDoes::Settles: return "settles";
        case CommentDoes::Reopens: return "reopens";
        case CommentDoes::Says: break;
    }
    return "says";
}

std::vector<Thread> threads_of(const CaseFile& file, std::string_view form) {
    std::vector<Thread> threads;
    std::map<std::string, std::size_t> begun;  // By the id of the first comment.
    for (const auto* record : file.all(form)) {
        const auto known = begun.find(record->parent);
        if (known == begun.end()) {
            begun[record->id.to_string()] = threads.size();
            threads.push_back({record->answers.of("comment", "section"), {comment_of(*record)}});
            continue;
        }
        auto& thread = threads[known->second];
        thread.comments.push_back(comment_of(*record));
        if (thread.comments.back().does != CommentDoes::Says) thread.settled = thread.comments.back().does == CommentDoes::Settles;
    }
    const auto& order = form_called(form).find("comment")->find("section")->options;
    std::ranges::stable_sort(threads, {}, [&](const Thread& thread) { return std::ranges::find(order, thread.section) - order.begin(); });
    return threads;
}

std::size_t open_threads(const std::vector<Thread>& threads) { return static_cast<std::size_t>(std::ranges::count(threads, false, &Thread::settled)); }

Answers answers_of(const CommentMade& made) {
    Answers answers;
    answers.set({"comment", 0, "section"}, made.section);
    answers.set({"comment", 0, "does"}, std::string{to_word(made.does)});
    answers.set({"comment", 0, "role"}, made.role);
    answers.set({"comment", 0, "text"}, made.text);
    return answers;
}

}  // namespace casework
