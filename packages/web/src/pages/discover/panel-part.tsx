/** A part of the page with its own heading. */
import { useId, type ReactElement, type ReactNode } from "react";

export function PanelPart(props: {
  readonly title: ReactNode;
  readonly intro?: ReactNode;
  readonly tools?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactElement {
  const id = useId();
  return (
    <section className={`card discover-part ${props.className ?? ""}`} aria-labelledby={id}>
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
