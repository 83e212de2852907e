/** A part of a result: its heading, what it is about, what can be done with it. */
import { useId, type ReactElement, type ReactNode } from "react";

export function Section(props: {
  readonly title: ReactNode;
  readonly intro?: ReactNode;
  readonly tools?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactElement {
  const id = useId();
  return (
    <section className={`card sim-section ${props.className ?? ""}`} aria-labelledby={id}>
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
