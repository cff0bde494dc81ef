// The grammar of the language: one rule per line, no actions. What an author reads when a rule fails stands
// in messages.hpp; stoa.ebnf says the same for people and editors.
//
// Every rule is decided by the next one to three characters, so nothing is tried twice and parsing is linear.
// `must` stands directly after the token that commits to a form.
#pragma once

#include <tao/pegtl.hpp>

#include "grammar/recover.hpp"
#include "grammar/scan.hpp"

namespace stoa::grammar {

namespace peg = tao::pegtl;

// One rule a line, in columns.
// clang-format off

// Bytes. An invisible character was reported by the check of bytes already; here it is a blank.
struct high_byte        : peg::ranges<'\x80', '\xff'> {};
struct lone_return      : peg::seq<peg::one<'\r'>, peg::not_at<peg::one<'\n'>>> {};
struct control          : peg::sor<peg::ranges<'\x01', '\x08', '\x0b', '\x0c', '\x0e', '\x1f'>, peg::one<'\x7f'>> {};
struct zero_width       : peg::seq<peg::one<'\xe2'>, peg::one<'\x80', '\x81'>, peg::ranges<'\x8b', '\x8f', '\xa0', '\xaf'>> {};
struct byte_order_mark  : peg::string<'\xef', '\xbb', '\xbf'> {};
struct invisible_start  : peg::ranges<'\x01', '\x08', '\x0b', '\x1f', '\x7f', '\x7f', '\xe2', '\xef'> {};
struct may_be_invisible : peg::at<one_by_table<invisible_start>> {};
struct invisible        : peg::seq<may_be_invisible, peg::sor<control, lone_return, zero_width, byte_order_mark>> {};
struct blanks           : star_by_table<peg::one<' ', '\t'>, invisible_start, invisible> {};

// Comments and line ends.
struct rest_of_line     : peg::star<one_by_table<peg::not_one<'\n'>>> {};
struct doc_comment      : peg::seq<peg::two<'#'>, peg::not_at<peg::one<'#'>>, rest_of_line> {};
struct plain_comment    : peg::seq<peg::one<'#'>, rest_of_line> {};
struct comment          : peg::seq<peg::at<peg::one<'#'>>, peg::sor<doc_comment, plain_comment>> {};
struct line_end         : peg::seq<blanks, peg::opt<comment>, peg::eolf> {};
struct gap_sign         : peg::sor<peg::eol, comment, invisible> {};
struct gap_sign_start   : peg::ranges<'\x01', '\x08', '\x0b', '\x1f', '#', '#', '\x7f', '\x7f', '\xe2', '\xef'> {};
struct gap              : star_by_table<peg::one<' ', '\t', '\n'>, gap_sign_start, gap_sign> {};

// Words. A name is read generously and judged by its action, so that `My_Bucket` is a bad name and not a bad line.
struct name_byte        : peg::ranges<'a', 'z', 'A', 'Z', '0', '9', '_', '_', '.'> {};
struct name_high        : peg::seq<peg::at<high_byte>, peg::not_at<invisible>, high_byte> {};
struct name_start       : peg::sor<one_by_table<peg::ranges<'a', 'z', 'A', 'Z', '_'>>, name_high> {};
struct name_more        : peg::sor<one_by_table<name_byte>, name_high> {};
struct name_hyphen      : peg::seq<peg::plus<peg::one<'-'>>, peg::at<name_more>> {};
struct name_sign_start  : peg::ranges<'\x80', '\xff', '-'> {};
struct name             : peg::seq<name_start, star_by_table<name_byte, name_sign_start, peg::sor<name_hyphen, name_high>>> {};
struct number_more      : peg::sor<peg::alnum, peg::one<'.', '%', '/', '_', ':'>, name_hyphen> {};
struct number           : peg::seq<peg::opt<peg::one<'-'>>, peg::digit, peg::star<number_more>> {};
struct tag_name         : name {};
struct tag              : peg::if_must<peg::one<'@'>, tag_name> {};

// Texts.
struct escape           : peg::seq<peg::one<'\\'>, peg::not_at<peg::eolf>, peg::any> {};
struct text_byte        : peg::not_one<'"', '\\', '\n', '\r'> {};
struct text_body        : star_by_table<text_byte, peg::one<'\\'>, escape> {};
struct text_begin       : peg::one<'"'> {};
struct text_end         : peg::one<'"'> {};
struct text             : peg::if_must<text_begin, text_body, text_end> {};
struct block_quotes     : peg::rep<3, peg::one<'"'>> {};
struct block_begin      : block_quotes {};
struct block_rest       : peg::until<block_quotes> {};
struct block_text       : peg::if_must<block_begin, block_rest> {};
struct quoted           : peg::seq<peg::at<peg::one<'"'>>, peg::sor<block_text, text>> {};

// Lists.
struct list_begin       : peg::one<'['> {};
struct list_comma       : peg::one<','> {};
struct list_item        : peg::sor<quoted, number, name> {};
struct list_items       : peg::star<peg::seq<list_item, gap, peg::opt<list_comma, gap>>> {};
struct list_end         : peg::one<']'> {};
struct list             : peg::if_must<list_begin, gap, list_items, list_end> {};

// Sentences: `kind word* : value`, where the value is rare.
struct comma            : peg::one<','> {};
struct word             : peg::sor<name, quoted, tag, number, list> {};
struct word_after_comma : word {};
struct next_word        : peg::seq<blanks, peg::sor<peg::if_must<comma, blanks, word_after_comma>, word>> {};
struct colon            : peg::one<':'> {};
struct value            : peg::sor<quoted, number, name, list> {};
struct valued           : peg::if_must<peg::seq<blanks, colon>, blanks, value> {};
struct sentence_rest    : peg::seq<peg::star<next_word>, peg::opt<valued>> {};

// Steps: `a, b -> c -> d "what happens"`.
struct request_arrow    : peg::string<'-', '>'> {};
struct event_arrow      : peg::string<'~', '>'> {};
struct data_arrow       : peg::string<'=', '>'> {};
struct both_arrow       : peg::string<'<', '-', '>'> {};
struct answer_arrow     : peg::string<'<', '-'> {};
struct at_arrow         : peg::at<one_by_table<peg::one<'-', '~', '=', '<'>>> {};
struct arrow            : peg::seq<at_arrow, peg::sor<request_arrow, event_arrow, data_arrow, both_arrow, answer_arrow>> {};
struct first_arrow      : arrow {};
struct end_name         : name {};
struct more_ends        : peg::star<peg::seq<blanks, peg::if_must<comma, blanks, end_name>>> {};
struct ends             : peg::seq<end_name, more_ends> {};
struct hop              : peg::if_must<peg::seq<blanks, arrow>, blanks, ends> {};
struct step_word        : peg::seq<blanks, peg::sor<quoted, tag>> {};
struct step_rest        : peg::seq<more_ends, blanks, peg::must<first_arrow, blanks, ends>, peg::star<hop>, peg::star<step_word>> {};
struct at_step          : peg::at<blanks, peg::sor<comma, arrow>> {};

// Statements and bodies. A statement that breaks is skipped up to its body, which is then read as any other.
struct kind             : name {};
struct head_end         : peg::at<blanks, peg::sor<peg::one<'{', '}', ','>, line_end>> {};
struct step_or_sentence : peg::if_then_else<at_step, step_rest, sentence_rest> {};
struct head             : peg::must<kind, step_or_sentence, head_end> {};
struct skip_head        : skip_broken_head {};
struct open_brace       : peg::one<'{'> {};
struct close_brace      : peg::one<'}'> {};
struct missing_close    : peg::success {};
struct stray_close      : peg::one<'}'> {};
struct unmatched_close  : peg::one<'}'> {};
struct begin            : peg::success {};
struct commit           : peg::success {};
struct property_comma   : peg::seq<peg::one<','>, blanks, peg::opt<comment>> {};
struct separator        : peg::seq<blanks, peg::sor<property_comma, line_end, peg::at<peg::one<'}'>>>> {};
struct skip_rest        : skip_to_line_end {};
struct items;
struct body             : peg::seq<open_brace, items, peg::sor<close_brace, missing_close>> {};
struct item             : peg::seq<begin, recover<head, skip_head>, blanks, peg::opt<body>, recover<peg::must<separator>, skip_rest>, commit> {};
struct at_item          : peg::not_at<peg::sor<peg::one<'}'>, peg::eof>> {};
struct items            : peg::seq<gap, peg::star<peg::seq<peg::sor<peg::seq<at_item, item>, stray_close>, gap>>> {};
struct file             : peg::seq<peg::opt<byte_order_mark>, items, peg::star<peg::seq<unmatched_close, items>>, peg::eof> {};

// clang-format on

}  // namespace stoa::grammar
