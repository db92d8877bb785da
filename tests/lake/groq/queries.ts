import * as fc from "fast-check";

/** Cut at many places, so that some cut falls between values that one order has and another has not. */
export const cut = Array.from({ length: 12 }, (_, at) => [
  `*[_type == 'article' && defined(title)] | order(title desc)[0...${30 + 25 * at}]._id`,
  `*[_type == 'article' && defined(title)] | order(title asc)[0...${30 + 25 * at}]._id`,
  `*[_type == 'article' && defined(slug.current)] | order(slug.current desc)[0...${30 + 15 * at}]._id`,
  `*[_type == 'article' && defined(slug.current)] | order(slug.current asc)[0...${30 + 15 * at}]._id`,
]).flat();

/** Queries that must take each of the ways through the indexes, whatever chance makes of the others. */
export const walked = [
  "*[_type == 'article'] | order(date desc)[0...300]._id",
  "*[_type == 'article'] | order(date desc)[0...20]",
  "*[_type == 'article'] | order(date asc)[0...20]",
  "*[_type == 'article'] | order(n desc, title asc)[5..30]{_id, n, title}",
  "*[_type == 'article' && n > 1] | order(title)[0...10]._id",
  "*[_type == 'article' && n == 1] | order(title desc)[0...10]._id",
  "*[_type == 'article' && references('a')] | order(date desc, _id)[0...7]{_id, date}",
  "*[_type == 'article' && n > 100] | order(date desc)[0...20]",
  "*[_type == 'article' && defined(title) && section._ref == 'a'] | order(_updatedAt desc) {_id} [0...5]",
  "*[_type == 'article'] | order(slug.current)[0..3].slug",
  "*[_type == 'article'][n > 1] | order(date desc)[0]",
  "*[_type == 'article'][3]._id",
  "*[_type == 'article' && n == 2][0...5]._id",
  "*[_type in ['article', 'section']] | order(n desc)[0...9]._id",
  "{'a': *[_type == 'article'] | order(date desc)[0...2], 'n': count(*[_type == 'section']), 'all': count(*)}",
  "*[_id in path('drafts.**')]._id",
  "*[$id in refs[]._ref && _type == 'article']._id",
  "*[slug.current == $text || title == 'a']._id",
  // As the Studio asks for its lists: sorted behind a projection.
  "*[_type == 'article'] {_type, _id, _originalId, 'orderings': [date]} | order(orderings[0] desc) [0...30]",
  "*[_type == 'article'] {_id, 'orderings': [moment, n]} | order(dateTime(orderings[0]) desc, orderings[1]) [0...40]",
  "*[_type == 'article'] {_id, moment} | order(dateTime(moment) asc) [0...400]",
  "*[_type == 'article'] {_id, 'orderings': [at]} | order(dateTime(orderings[0]) desc) [0...200]",
  "*[_type == 'section'] {_id, at} | order(dateTime(at), _id desc) [0...70]",
  "*[_type in ['article', 'section'] && n > 0] {_id, 'orderings': [title]} | order(orderings[-1] asc) [0...25]",
  "*[_type == 'article' && (_originalId in path('drafts.**') || _id in path('drafts.**'))] {_id, 'o': [_updatedAt]} | order(o[0] desc)[0...9]",
  "*[_type == 'article']{'date': title} | order(date desc)[0...20]",
  "*[_type == 'article']{_id, 'title': date, 'date': title} | order(title desc, date)[0...20]",
  "*[_type == 'article']{_id, slug} | order(slug.current)[0...9]",
  "*[_type == 'article']{..., 'n': title}._id | order(@ desc)[0...9]",
  "*[_type == 'article']{..., 'n': title} | order(n desc)[0...9]{_id, n}",
  "*[_type == 'article']{'date': 1, ...} | order(date desc)[0...9]{_id, date}",
  "*[_type == 'article']{'date': 1, ...section} | order(date desc)[0...9]",
  "*[_type == 'article']{'date': 1, 'date': date} | order(date desc)[0...9]",
  "*[_type == 'article']{'date': 1, n > 1 => {date}} | order(date desc)[0...9]",
  "*[_type == 'article']{'x': [...refs, date]} | order(x[0] desc)[0...9]",
  "*[_type == 'article'].date | order(@ desc)[0...9]",
  "*[_type in ['article', 'section', 'constructor']] | order(date desc, _id desc)[0...50]._id",
  "* | order(date desc)[0...50]._id",
  "*[n > 0] | order(_updatedAt asc, _id)[0...60]._id",
  "*[_type == 'article'] | order(_id)[0...9]._id",
  "*[_type == 'article'] | order(_id desc)[0...9]._id",
  "*[n == 1] | order(_id desc, title)[0...70]._id",
  "* | order(_id desc)[0...70]._id",
  "*[2...70]._id",
  "*[0]._id",
  "*[n == 2][0...7]{_id, 'x': *[n == 1][0...3]._id}",
  "*[title match 'a*']._id",
  "*[_type == 'article' && title match ['a', 'b']]._id",
  "*[[title, slug.current] match '1']._id",
  "*[_id match 'a-1*' && _type == 'section']._id",
  "*[title match 'x*' || refs[]._ref match 'nowh*'] | order(date desc)[0...9]._id",
  "*[sanity::versionOf('b-7')]._id",
  "*[sanity::versionOf('drafts.b-7')]._id",
  "*[sanity::partOfRelease('r1')]._id",
  "*[_originalId in path('versions.r1.**')]._id",
  "*[_id in path('a-1*')]._id",
];

/** Look-ups that differ from item to item; groq-js alone takes a second for each. */
export const correlated = [
  "*[_type == 'section'][0...3]{'x': *[_type == 'article'][0...2]{'v': ^._id}}",
  "*[_type == 'section'][0...3]{'x': *[_type == 'article'][0...2].refs[]{'v': ^._id}}",
  "*[_type == 'section'][0...3]{'x': *[_type == 'article'][0...2]{'v': refs[]{'w': ^.^._id}}}",
  "*[_type == 'section']{_id, 'by': *[references(^._id)]._id}",
  "*[_type == 'section']{_id, 'latest': *[_type == 'article' && references(^._id)] | order(date desc)[0...3]{_id, date}}",
  "*[_type == 'section']{'same': *[n == ^.n && _id != ^._id]._id, 'one': *[_id == ^.section._ref][0].title}",
  "*[_type == 'section']{'near': refs[]{'x': *[_id == ^._ref]._id, 'y': *[references(^._ref)]._id}}",
  "*[_id in *[_type == 'section'].section._ref]._id",
];

function condition(): fc.Arbitrary<string> {
  return fc.constantFrom(
    "_type == 'article'",
    "_type == $type",
    "_type in ['section', 'constructor']",
    "_id == $id",
    "'b' == _id",
    "_id in $ids",
    "_id in ['a', 'c', 'drafts.a']",
    "references($id)",
    "references('b', ['c', 'd'])",
    "references($ids)",
    "references($none)",
    "title == 'a'",
    "title == $none",
    "title == 1",
    "n == 1",
    "n == true",
    "n in [0, 2, 'a']",
    "slug.current == 'b'",
    "slug.current == $text",
    "section._ref == 'a'",
    "section._ref in $ids",
    "'a' in refs[]._ref",
    "$id in body[].inner._ref",
    "refs[]._ref == 'a'",
    "title in ['a', null]",
    "defined(date)",
    "n > 1",
    "date >= '2026-03-02'",
    "!(_id in path('drafts.**'))",
    "_id in path('versions.*.*')",
    "_id in path('private.*')",
    "title match 'a*'",
    "count(refs) > 1",
    "_id > 'b'",
    "sanity::versionOf('a')",
    "section->n == 2",
    "title == ^.title",
    "_originalId == 'drafts.a'",
    "title == '\u{1F30A}'",
    "string(n) == '1'",
  );
}

function order(): fc.Arbitrary<string> {
  return fc.constantFrom(
    "",
    "",
    " | order(date desc)",
    " | order(title)",
    " | order(n asc, title desc)",
    " | order(slug.current desc, _id)",
    " | order(_updatedAt desc)",
    " | order(_id desc)",
    " | order(lower(title))",
    " | order(^.n)",
  );
}

function slice(): fc.Arbitrary<string> {
  return fc.constantFrom(
    "",
    "",
    "[0]",
    "[0...2]",
    "[0..1]",
    "[1...4]",
    "[-1]",
    "[-3..-1]",
    "[$n]",
    "[0...$n]",
    "[2..1]",
  );
}

/** A query without one inside another: groq-js alone would take minutes for those over many documents. */
export function simpleQuery(): fc.Arbitrary<string> {
  const both = fc.tuple(condition(), condition(), fc.constantFrom(" && ", " || ", "]["));
  return fc
    .tuple(both, order(), slice())
    .map(([[a, b, by], ...rest]) => `*[${a}${by}${b}]${rest.join("")}`);
}

/** A query with others inside it, two deep: deeper ones take groq-js alone minutes. */
export function query(): fc.Arbitrary<string> {
  const inner = set(2);
  return fc.oneof(
    { weight: 6, arbitrary: inner },
    fc.tuple(inner, reducer()).map(([set, f]) => `${f}((${set}))`),
    fc.tuple(inner, inner).map(([a, b]) => `{"a": ${a}, "b": ${b}}`),
    fc.tuple(inner, inner).map(([a, b]) => `${a} + ${b}`),
  );
}

function reducer(): fc.Arbitrary<string> {
  return fc.constantFrom("count", "array::unique", "array::compact", "math::sum");
}

function set(depth: number): fc.Arbitrary<string> {
  const start = fc.oneof(
    filter(depth).map((c) => `*[${c}]`),
    fc.tuple(filter(depth), filter(depth)).map(([a, b]) => `*[${a}][${b}]`),
    fc.constantFrom("*", "(*[_type == 'article'])"),
  );
  return fc.tuple(start, order(), part(depth), slice(), part(depth)).map((parts) => parts.join(""));
}

function filter(depth: number): fc.Arbitrary<string> {
  const simple = fc.oneof(
    { weight: 2, arbitrary: condition() },
    { weight: 1, arbitrary: outward() },
  );
  const combined = [
    { weight: 3, arbitrary: simple },
    { weight: 2, arbitrary: fc.tuple(simple, simple).map(([a, b]) => `${a} && ${b}`) },
    { weight: 2, arbitrary: fc.tuple(simple, simple).map(([a, b]) => `(${a} || ${b})`) },
    { weight: 1, arbitrary: simple.map((c) => `!(${c})`) },
  ];
  if (depth === 0) return fc.oneof(...combined);
  const inner = set(depth - 1);
  return fc.oneof(
    ...combined,
    { weight: 1, arbitrary: inner.map((set) => `_id in (${set})._id`) },
    { weight: 1, arbitrary: inner.map((set) => `count((${set})) > 1`) },
  );
}

/** Conditions that look at the scope around the filter. */
function outward(): fc.Arbitrary<string> {
  return fc.constantFrom(
    "references(^._id)",
    "_id == ^.section._ref",
    "_id == ^._ref",
    "title == ^.title",
    "references(^.refs[]._ref)",
    "n == ^.n",
    "_id in ^.refs[]._ref",
    "_id == ^.^._id",
    "references(^.^._id)",
    "_id == 'drafts.' + ^._id",
    "section._ref == ^._id",
    "_id == ^.section->section._ref",
    "$id == ^._id",
    "^.n == 2",
  );
}

function part(depth: number): fc.Arbitrary<string> {
  const plain = fc.constantFrom(
    "",
    "",
    "{_id, title}",
    "._id",
    ".section->title",
    "{..., 'r': refs[]->_id}",
    ".refs[]._ref",
    "{'p': section->{_id, 'b': refs[]->{_id}}}",
  );
  const worked = value().map((value) => `{"v": ${value}}`);
  if (depth === 0) return fc.oneof({ weight: 3, arbitrary: plain }, worked);
  const inner = set(depth - 1);
  return fc.oneof(
    { weight: 4, arbitrary: plain },
    worked,
    inner.map((set) => `{_id, "s": ${set}}`),
    inner.map((set) => `{_id, "r": refs[]{_ref, "s": ${set}}}`),
    inner.map((set) => `.refs[]{"s": ${set}, ...}`),
    fc.tuple(value(), inner).map(([value, set]) => `{"v": [${value}, ...${set}]}`),
  );
}

function value(): fc.Arbitrary<string> {
  return fc.constantFrom(
    "title",
    "n + 1",
    "coalesce(title, _id)",
    "select(n > 1 => 'many', 'few')",
    "@._id",
    "^._id",
    "now()",
    "identity()",
    "$object",
    "sanity::dataset()",
    "dateTime(_updatedAt)",
    "pt::text(body)",
    "title[0]",
    "refs[0]",
    "^.^.n",
    "count(*)",
    "releases::all()._id",
  );
}
