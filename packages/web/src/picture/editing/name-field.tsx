/** A name that is written where it stands: over the box, as large as its letters are. */
import { useEffect, useRef, useState, type ReactElement } from "react";
import type { Area } from "../../viewer/camera.ts";
import { AtPlace } from "./at-place.tsx";

export function NameField(props: {
  /** Of the box, on the screen. */
  readonly area: Area;
  readonly name: string;
  readonly label: string;
  readonly mayBeEmpty?: boolean;
  /** What is wrong with it, from the server. */
  readonly problem: string | undefined;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { area, onClose } = props;
  const [name, setName] = useState(props.name);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const done = (): void => {
    const isNothing = name.trim() === "" && props.mayBeEmpty !== true;
    if (isNothing || name.trim() === props.name) onClose();
    else props.onName(name.trim());
  };
  return (
    <AtPlace at={area} className="canvas-name" label={props.label} role="group" onClose={onClose}>
      <form
        style={{ width: Math.max(160, area.width), minHeight: Math.max(36, Math.min(area.height, 64)) }}
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        <input
          ref={field}
          value={name}
          aria-label={props.label}
          aria-invalid={props.problem !== undefined}
          spellCheck={false}
          onChange={(event) => setName(event.target.value)}
        />
        {props.problem !== undefined && (
          <p className="canvas-problem" role="alert">
            {props.problem}
          </p>
        )}
      </form>
    </AtPlace>
  );
}
