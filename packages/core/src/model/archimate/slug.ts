/** Readable ids out of names: ASCII words joined by `-`, transliterated from other alphabets, each given once. */

/** Most characters of an id that is made from a name. */
const LONGEST = 48;

/** `Gérer un sinistre` -> `gerer-un-sinistre`; empty where no letter or digit has an equal in ASCII. */
export function slugOf(name: string): string {
  const plain = SIMPLE.test(name) ? name.toLowerCase() : transliterated(name);
  const slug = plain
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  if (slug.length <= LONGEST) return slug;
  const cut = slug.slice(0, LONGEST + 1);
  const end = cut.lastIndexOf("-");
  return end > LONGEST / 2 ? cut.slice(0, end) : slug.slice(0, LONGEST);
}

/** ASCII without `&`, which becomes a word: nothing to transliterate. */
// oxlint-disable-next-line no-control-regex
const SIMPLE = /^[\u0000-%'-\u007f]*$/;

function transliterated(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return Array.from(plain, (letter) => letters.get(letter) ?? letter).join("");
}

/** Gives ids in a flat name space: the name's own slug, then with the word for its sort, then with a number. */
export interface IdMaker {
  make(name: string, sort: string): string;
}

/** A fresh maker; `reserved` words are never given. */
export function idMaker(reserved: Iterable<string> = []): IdMaker {
  const taken = new Set<string>(reserved);
  const numbers = new Map<string, number>();
  const free = (id: string): boolean => /^[a-z]/.test(id) && !taken.has(id);
  const numbered = (base: string): string => {
    for (let number = numbers.get(base) ?? 2; ; number++) {
      numbers.set(base, number + 1);
      if (free(`${base}-${number}`)) return `${base}-${number}`;
    }
  };
  return {
    make: (name, sort) => {
      const slug = slugOf(name);
      const withSort = slug === "" ? `${sort}-1` : /^[a-z]/.test(slug) ? `${slug}-${sort}` : `${sort}-${slug}`;
      const id = free(slug) ? slug : free(withSort) ? withSort : numbered(slug === "" ? sort : withSort);
      taken.add(id);
      return id;
    },
  };
}

/** Letters that decomposition leaves alone: Latin specials, Cyrillic (ISO 9 made plain), Greek. */
const letters: ReadonlyMap<string, string> = new Map([
  ..."ß ss|æ ae|œ oe|ø o|ł l|đ d|ð d|þ th|ı i|ħ h|ŋ ng|& and".split("|").map(pair),
  ..."а a|б b|в v|г g|д d|е e|ж zh|з z|и i|й i|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u|ф f|х kh|ц ts|ч ch|ш sh|щ shch|ъ |ы y|ь |э e|ю yu|я ya|ѓ g|є ye|і i|ї yi|ґ g|љ lj|њ nj|ћ c|ђ dj|џ dz"
    .split("|")
    .map(pair),
  ..."α a|β v|γ g|δ d|ε e|ζ z|η i|θ th|ι i|κ k|λ l|μ m|ν n|ξ x|ο o|π p|ρ r|σ s|ς s|τ t|υ y|φ f|χ ch|ψ ps|ω o"
    .split("|")
    .map(pair),
]);

function pair(entry: string): [string, string] {
  const [letter = "", plain = ""] = entry.split(" ");
  return [letter, letter === "&" ? `-${plain}-` : plain];
}
