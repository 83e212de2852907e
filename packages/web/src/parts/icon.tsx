import type { ReactElement } from "react";
import { known, sprite } from "virtual:icons";
import type { IconName } from "./icon-names.ts";

/** A decorative icon of the interface; the words beside it say the same. */
export function Icon({ name, className = "" }: { readonly name: IconName; readonly className?: string }): ReactElement {
  return (
    <svg className={`icon ${className}`} aria-hidden="true" focusable="false">
      <use href={`${sprite}#${name}`} />
    </svg>
  );
}

/** The icon of a kind, by the name that the metamodel or an organisation gives it. */
export function KindIcon({ name }: { readonly name: string }): ReactElement {
  return <Icon name={(known.has(name) ? name : "box") as IconName} />;
}
