export { nb as en } from './nb';
