/** A part of a page with its own heading, what it is about, and what can be done with it. */
import { useId, type ReactElement, type ReactNode } from "react";

export interface TitledSectionProps {
  readonly title: ReactNode;
  readonly intro?: ReactNode;
  readonly tools?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** `look`: the class by which a page lays its sections out. */
export function TitledSection(props: TitledSectionProps & { readonly look: string }): ReactElement {
  const id = useId();
  return (
    <section className={`card ${props.look} ${props.className ?? ""}`} aria-labelledby={id}>
      <header>
        <div>
          <h2 id={id}>{props.title}</h2>
          {props.intro !== undefined && <p className="muted">{props.intro}</p>}
        </div>
        {props.tools}
      </header>
      {props.children}
    </section>
  );
}
