/** What pages of words are made of: parts with headings, facts, examples, links to kinds. */
import { useContext, type ReactElement, type ReactNode } from "react";
import { Link } from "../navigation.tsx";
import { WorkspaceContext } from "../workspace-context.ts";

/** A part of the page with its heading. */
export function HelpPart(props: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className="help-part">
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}

/** Text of ours, as it may be written. */
export function ExampleText({ text }: { readonly text: string }): ReactElement {
  return (
    <pre className="help-example" tabIndex={0}>
      <code>{text}</code>
    </pre>
  );
}

/** A fact about the word: what is asked, and the answer. */
export function HelpFact(props: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div className="help-fact">
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

/** Kinds as links to their own pages; those that this model does not have by their id. */
export function KindLinks({ ids }: { readonly ids: readonly string[] }): ReactElement {
  const { id: workspace, kindOf } = useContext(WorkspaceContext);
  return (
    <span className="help-links">
      {ids.map((id) => (
        <Link key={id} className="chip" to={{ workspace, page: { kind: "help", topic: "kind", id } }}>
          {kindOf(id).label}
        </Link>
      ))}
    </span>
  );
}
