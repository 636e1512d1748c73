// The board in React Flow: custom nodes for cards, step edges for connectors.
import React from "react";
import { createRoot } from "react-dom/client";
import { ReactFlow, Handle, Position, SelectionMode } from "@xyflow/react";
import "@xyflow/react/dist/style.css";

const Card = React.memo(({ data, selected }) => (
  <div className={`card ${data.home ? "home" : "world"} ${selected ? "chosen" : ""}`}>
    <Handle type="target" position={Position.Top} />
    <span className="name">{data.name}</span>
    <span className="score">{data.score}</span>
    <Handle type="source" position={Position.Bottom} />
  </div>
));
const kinds = { card: Card };

const board = await (await fetch("board.json")).json();
const nodes = board.cards.map((card) => ({
  id: card.id,
  type: "card",
  position: { x: card.x, y: card.y },
  width: card.w,
  height: card.h,
  data: card,
}));
const edges = board.links.map((link, at) => ({ id: `k${at}`, source: link.from, target: link.to, type: "step" }));

const mode = new URLSearchParams(location.search).get("mode");
function Board() {
  return (
    <ReactFlow
      defaultNodes={nodes}
      defaultEdges={edges}
      nodeTypes={kinds}
      minZoom={0.02}
      maxZoom={4}
      onlyRenderVisibleElements
      selectionOnDrag={mode === "band"}
      panOnDrag={mode === "band" ? [1] : true}
      selectionMode={SelectionMode.Partial}
      elevateNodesOnSelect={false}
      proOptions={{ hideAttribution: true }}
      onInit={(flow) => {
        const { x, y, zoom } = board.view;
        flow.setViewport({ x, y, zoom });
        window.peer = {
          look: (view) => flow.setViewport(view),
          choose: (ids) => {
            const some = new Set(ids);
            flow.setNodes((all) => all.map((one) => ({ ...one, selected: some.has(one.id) })));
          },
        };
        window.ready = performance.now();
      }}
    />
  );
}
createRoot(document.getElementById("root")).render(<Board />);
