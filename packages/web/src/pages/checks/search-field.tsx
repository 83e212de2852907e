/** A field whose text goes to the address a moment after it was typed. */
import { useEffect, useRef, useState, type ReactElement } from "react";
import { Icon } from "../../parts/icon.tsx";

const pause = 160;

export function SearchField(props: {
  readonly label: string;
  readonly text: string;
  readonly onSearch: (text: string) => void;
}): ReactElement {
  const { label, text, onSearch } = props;
  const [typed, setTyped] = useState(text);
  const [seen, setSeen] = useState(text);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Another address says another text: what was typed for the one before is over.
  if (text !== seen) {
    setSeen(text);
    if (text !== typed.trim()) setTyped(text);
  }
  useEffect(() => () => clearTimeout(waiting.current), []);
  return (
    <label className="field checks-search">
      <Icon name="search" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => {
          const next = event.target.value;
          setTyped(next);
          clearTimeout(waiting.current);
          waiting.current = setTimeout(() => onSearch(next.trim()), pause);
        }}
      />
    </label>
  );
}
