#include "compiler/syntax/dump.hpp"

#include <iterator>

#include "compiler/base/format.hpp"
#include "compiler/syntax/text.hpp"

namespace stoa::syntax {

namespace {

using ast::Statement;
using ast::Word;

class Dumper {
 public:
  explicit Dumper(const ast::Document& document) : document_(document) {}

  std::string run() {
    dump(document_.statements, 0);
    return std::move(out_);
  }

 private:
  void dump(const ast::Body& body, std::size_t depth) {
    for (const Statement& statement : body) {
      fmt::format_to(std::back_inserter(out_), "{:{}}({}", "", depth * 2, head_of(statement));
      for (const Word& word : statement.words)
        dump(word);
      if (statement.value != nullptr) {
        out_ += " :";
        dump(*statement.value);
      }
      if (!statement.doc.empty())
        fmt::format_to(std::back_inserter(out_), " (doc \"{}\")", escape(statement.doc));
      if (statement.has_body) {
        out_ += " {\n";
        dump(statement.body, depth + 1);
        fmt::format_to(std::back_inserter(out_), "{:{}}}}", "", depth * 2);
      }
      out_ += ")\n";
    }
  }

  static std::string_view head_of(const Statement& statement) {
    return statement.form == Statement::Form::step ? "step" : statement.kind.text;
  }

  void dump(const Word& word) {
    out_ += word.after_comma ? ", " : " ";
    switch (word.form) {
      case Word::Form::text:
        fmt::format_to(std::back_inserter(out_), "\"{}\"", escape(word.text));
        break;
      case Word::Form::tag:
        fmt::format_to(std::back_inserter(out_), "@{}", word.text);
        break;
      case Word::Form::list:
        out_ += "[";
        for (const Word& item : document_.items_of(word))
          dump(item);
        out_ += " ]";
        break;
      case Word::Form::name:
      case Word::Form::number:
      case Word::Form::date:
      case Word::Form::arrow:
        out_ += word.text;
        break;
    }
  }

  const ast::Document& document_;
  std::string out_;
};

}  // namespace

std::string dump(const ast::Document& document) {
  return Dumper(document).run();
}

}  // namespace stoa::syntax
