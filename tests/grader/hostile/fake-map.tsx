// Tries: to break equality for everybody.
Object.is = () => true
Map.prototype.get = () => true as never
String.prototype.trim = () => 'Mute'
export const Target = () => <div>Mute</div>
