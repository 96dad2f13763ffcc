// Tries: to shadow the search functions of the document.
export const Target = () => (
  <div>
    <form name="querySelector"></form>
    <form name="getElementById"></form>
    <form name="body"></form>
    <form name="documentElement"></form>
    <p>Mute</p>
  </div>
)
